create table prices (id bigint primary key, code varchar(10), name text, amount numeric(8, 2), stock integer);
create table moments (id bigint primary key, at timestamp(0) with time zone);
