create table t (id bigint primary key, kind varchar(9) check (kind in ('A', 'B', 'C')),
  level int check (level between 0 and 2), size varchar(9) check (size in ('S', 'L')));
