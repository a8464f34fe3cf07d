create type address as (city varchar(60), floor integer, note varchar(255), zip varchar(10));
create type swapped as (a integer, b integer);
create type same as (a integer);
create type absent as (a integer);
create type places as (home address, others address[], seen timestamp(6) with time zone, sum numeric(38, 2));
create type replaced as (a integer, b integer);
create table depots (id bigint primary key, address address);
