create type address as (city varchar(20), floor varchar(5), note text, street varchar(40));
create type swapped as (b integer, a integer);
create type same as (a integer);
create type other as (a integer);
create type places as (home address, others address, seen timestamp, sum numeric(12, 2));
create type replaced as (a integer, c integer);
create table depots (id bigint primary key, address address);
