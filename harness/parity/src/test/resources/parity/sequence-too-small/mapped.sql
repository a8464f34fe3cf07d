create sequence integer_seq;
create table t (id bigint primary key);
