alter table sensors alter column settings type text;
alter table sensors alter column limits type bigint[];
alter table sensors alter column labels type varchar(10)[];
alter table sensors alter column owner type varchar(36);
alter table sensors alter column manual type varchar;
alter table sensors alter column location type text;
