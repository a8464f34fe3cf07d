create table t (id bigint primary key, a int, b int);
create index ix_partial on t (a) where b > 0;
create index ix_b on t (b, a);
create index ix_lower on t using brin (a);
update pg_index set indisvalid = false where indexrelid = 'ix_b'::regclass;
