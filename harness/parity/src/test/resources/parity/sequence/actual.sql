create sequence small_seq increment by 1;
create sequence other_seq;
create table t (id serial primary key);
