create table prices (id bigint primary key, amount numeric(12, 2), valid boolean, opened timestamp(6) with time zone);
