alter table depots drop column address;
drop type address;
create type address as (city varchar(20), floor varchar(5), street varchar(40));
alter table depots add column address address;
