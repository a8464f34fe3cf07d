create table a (id bigint primary key);
create table t (id bigint primary key, a_id bigint references a, b_id bigint references a, kind varchar(9) check (kind in ('A', 'B')),
  size integer check (size > 0), level integer check (level > 0), note text not null, memo text not null);
