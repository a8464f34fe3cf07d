-- create index t_a_d_idx (outside of a transaction)
-- for INDEX_MISSING t (a, d)
-- ! If it fails, an invalid index remains: drop it before the next attempt.
CREATE INDEX CONCURRENTLY t_a_d_idx ON t (a, d);
-- rollback DROP INDEX CONCURRENTLY t_a_d_idx;

-- create index t_d_e_idx (outside of a transaction)
-- for INDEX_MISSING t (d, e)
-- ! If it fails, an invalid index remains: drop it before the next attempt.
CREATE INDEX CONCURRENTLY t_d_e_idx ON t (d, e DESC);
-- rollback DROP INDEX CONCURRENTLY t_d_e_idx;

-- create index t_e_f_idx (outside of a transaction)
-- for INDEX_MISSING t (e, f)
-- ! If it fails, an invalid index remains: drop it before the next attempt.
CREATE INDEX CONCURRENTLY t_e_f_idx ON t (e, f);
-- rollback DROP INDEX CONCURRENTLY t_e_f_idx;

-- create index t_b_idx (outside of a transaction)
-- for INDEX_MISSING t.b
-- ! If it fails, an invalid index remains: drop it before the next attempt.
CREATE INDEX CONCURRENTLY t_b_idx ON t (b);
-- rollback DROP INDEX CONCURRENTLY t_b_idx;

-- create index t_c_idx (outside of a transaction)
-- for INDEX_MISSING t.c
-- ! If it fails, an invalid index remains: drop it before the next attempt.
CREATE INDEX CONCURRENTLY t_c_idx ON t (c);
-- rollback DROP INDEX CONCURRENTLY t_c_idx;

-- create index t_f_idx (outside of a transaction)
-- for INDEX_MISSING t.f
-- ! If it fails, an invalid index remains: drop it before the next attempt.
CREATE INDEX CONCURRENTLY t_f_idx ON t (f) WHERE (d > 0);
-- rollback DROP INDEX CONCURRENTLY t_f_idx;

