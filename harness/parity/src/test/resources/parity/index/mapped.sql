create table t (id bigint primary key, a int, b int);
create index on t (a);
create index on t (b);
