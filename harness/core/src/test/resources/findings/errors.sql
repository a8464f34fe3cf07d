-- CHANGELOG_EMPTY
select * from orders;
-- CHANGESET_PENDING
create table orders (id bigint);
select note from orders;
-- CHECK_MISMATCH
create table orders (id bigint, kind varchar(20) constraint orders_kind_check check (kind in ('CAKE', 'BREAD')));
insert into orders values (1, 'PIE');
-- CHECK_UNMAPPED
create table orders (id bigint, amount integer constraint ck_amount check (amount > 0));
insert into orders values (1, 0);
-- COLUMN_GENERATION_MISMATCH
create table invoices (id bigint generated always as identity primary key);
insert into invoices (id) values (1);
-- COLUMN_MISSING
create table users (id bigint);
select display_name from users;
-- COLUMN_REQUIRED_BY_DATABASE
create table users (id bigint, phone text not null);
insert into users values (1, null);
-- COLUMN_TOO_SMALL
create table prices (code varchar(10));
insert into prices values ('a loaf of rye');
-- COLUMN_TYPE_MISMATCH
create table prices (valid integer);
prepare saving (boolean) as insert into prices (valid) values ($1);
-- COLUMN_UNMAPPED_REQUIRED
create table users (id bigint, tenant_id bigint not null);
insert into users (id) values (1);
-- DRIFT_CHANGED
create table orders (code varchar(10));
insert into orders values ('a loaf of rye');
-- DRIFT_MISSING
create table orders (id bigint);
select note from orders;
-- DRIFT_UNEXPECTED
create table orders (id bigint);
create index ix_in_a_hurry on orders (id);
create index ix_in_a_hurry on orders (id);
-- ENUM_TYPE_MISSING
select null::state;
-- ENUM_VALUE_MISSING
create type state as enum ('OPEN');
select 'DONE'::state;
-- FOREIGN_KEY_ACTION_MISMATCH
create table sales (id bigint primary key);
create table sale_lines (sale_id bigint references sales);
insert into sales values (1);
insert into sale_lines values (1);
delete from sales;
-- FOREIGN_KEY_WRONG_TARGET
create table suppliers (id bigint primary key);
create table orders (customer_id bigint references suppliers);
insert into orders values (1);
-- INCOMPATIBLE_ADDED
create table customers (id bigint);
alter table customers add phone text not null;
insert into customers (id) values (1);
-- INCOMPATIBLE_CHANGED
create table customers (name varchar(80));
alter table customers alter name type varchar(40);
insert into customers values (repeat('x', 80));
-- INCOMPATIBLE_MISSING
create table orders (id bigint, note text);
alter table orders drop note;
select note from orders;
-- PARTITION_MISSING
create table visits (day date) partition by range (day);
insert into visits values ('2026-11-21');
-- PRIMARY_KEY_MISMATCH
create table users (id bigint, tenant_id bigint primary key);
insert into users values (1, 1), (2, 1);
-- ROLLBACK_FAILED
create table orders (note text);
alter table orders drop column notes;
-- ROLLBACK_INCOMPLETE
create table orders (b int);
alter table orders add column a int, add column b int;
-- ROW_SECURITY_WITHOUT_POLICY
create table orders (id bigint);
alter table orders enable row level security, force row level security;
create role plumbline_errors;
grant usage on schema plumbline_errors to plumbline_errors;
alter table orders owner to plumbline_errors;
set local role plumbline_errors;
insert into orders values (1);
-- SEQUENCE_INCREMENT_MISMATCH
create table orders (id bigint primary key);
insert into orders values (1), (1);
-- SEQUENCE_MISSING
select nextval('orders_seq');
-- SEQUENCE_RANGE_MISMATCH
create sequence orders_seq as integer;
select setval('orders_seq', 2147483647);
select nextval('orders_seq');
-- SEQUENCE_START_MISMATCH
create table orders (id bigint primary key);
insert into orders values (1), (1);
-- SEQUENCE_UNLOGGED
create table orders (id bigint primary key);
insert into orders values (1), (1);
-- TABLE_IS_VIEW
create table orders (id bigint);
create view sums as select id, count(*) from orders group by id;
insert into sums values (1, 1);
-- TABLE_MISSING
select * from orders;
-- UNIQUE_NULLS_MISMATCH
create table users (code text, constraint users_code_key unique nulls not distinct (code));
insert into users values (null), (null);
-- UNIQUE_UNMAPPED
create table users (email text unique);
insert into users values ('a@b.c'), ('a@b.c');
-- COMPOSITE_TYPE_MISMATCH
create type address as (city varchar(60), zip varchar(10));
create table depots (address address);
insert into depots values ('(Bern)');
-- COMPOSITE_TYPE_MISSING
select '(Bern,3000)'::address;
-- DEFINITION_REJECTED
create table jar (weight no_such_type);
-- NAMING_STRATEGY_MISMATCH
create table meeting (starts_at timestamp);
select startsat from meeting;
