-- the classic: what @Lob is on PostgreSQL
alter table reports drop column body, add column body text;
alter table reports drop column scan, add column scan bytea;
alter table reports alter column thumbnail type text using '';
alter table reports alter column notes type varchar(4000);
