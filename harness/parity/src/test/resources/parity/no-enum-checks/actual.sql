create table orders (id bigint primary key, state varchar(20), channel varchar(20), weight integer);
create table lines (id bigint primary key, unit varchar(20));
