create table prices (id bigint primary key, code varchar(20), name varchar(40), amount numeric(12, 2), stock bigint);
create table moments (id bigint primary key, at timestamp(6) with time zone);
