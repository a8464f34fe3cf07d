alter table tin rename label to name;
alter table shelf alter column version type smallint;
alter table shelf alter column created_at type timestamp;
