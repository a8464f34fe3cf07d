create table t (id bigint primary key, code text, a int, b int,
  constraint uq_code unique nulls not distinct (code), constraint uq_ab unique nulls not distinct (a, b));
comment on constraint uq_code on t is 'one without a code';
insert into t values (1, null, 1, null), (2, 'x', 2, 2);
