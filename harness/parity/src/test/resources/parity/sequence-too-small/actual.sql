create sequence integer_seq as integer;
create table t (id bigint primary key);
