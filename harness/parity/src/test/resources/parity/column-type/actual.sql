create table prices (id bigint primary key, amount text, valid integer, opened timestamp(6) without time zone);
