alter table events drop constraint events_pkey;
alter table events alter column title type varchar(10);
