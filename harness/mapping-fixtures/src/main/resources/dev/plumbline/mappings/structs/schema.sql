create type address as (floor integer, zip varchar(10), city varchar(60));
create table depots (id bigint primary key, address address);
