create table t (id bigint primary key, kind varchar(9), flag char(1), state text, open_state text,
  free text, listed varchar(9) check (listed in ('A', 'B')));
