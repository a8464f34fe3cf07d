alter table shifts alter column started type timestamp;
alter table shifts alter column planned type timestamptz;
alter table shifts alter column ended type timestamptz(0);
alter table shifts alter column day type timestamp;
alter table shifts drop column closed_offset;
alter table shifts alter column pause type bigint using 0;
alter table shifts alter column currency type varchar(2);
