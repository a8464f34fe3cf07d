create sequence start_seq;
create sequence cycle_seq;
create sequence small_seq;
create sequence integer_seq;
create sequence crashing_seq;
create sequence cached_seq;
create sequence "Case_seq";
create sequence t_id_seq;
create table t (id integer primary key);
