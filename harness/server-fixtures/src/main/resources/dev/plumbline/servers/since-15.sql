-- What PostgreSQL 15 added.
create table targets (a integer, b integer, primary key (a, b));
create table fifteen (
  a integer,
  b integer,
  constraint uq_fifteen unique nulls not distinct (a, b),
  constraint fk_targets foreign key (a, b) references targets on delete set null (b));
create unique index ux_fifteen on fifteen (b) nulls not distinct;
create unlogged sequence hasty;
create view invoking with (security_invoker = true) as select id from customers;
create publication filtered for table customers (id, name) where (id > 5) with (publish = 'insert');
create publication office for tables in schema "Back Office" with (publish = 'insert');
