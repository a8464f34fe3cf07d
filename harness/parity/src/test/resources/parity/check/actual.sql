create table t (id bigint primary key, kind varchar(9) check (kind <> 'C'),
  level int, size int, amount int constraint ck_amount check (amount > 0));
