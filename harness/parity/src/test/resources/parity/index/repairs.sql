-- rebuild index ix_b (outside of a transaction)
-- for INDEX_INVALID t.ix_b
-- ! There is nothing to roll back: nobody wants the invalid index again.
-- ! If it fails, a second invalid index remains, whose name ends in _ccnew: drop that one.
REINDEX INDEX CONCURRENTLY ix_b;

-- create index t_a_idx (outside of a transaction)
-- for INDEX_MISSING t.a
-- ! If it fails, an invalid index remains: drop it before the next attempt.
CREATE INDEX CONCURRENTLY t_a_idx ON t (a);
-- rollback DROP INDEX CONCURRENTLY t_a_idx;

-- create index t_b_idx (outside of a transaction)
-- for INDEX_MISSING t.b
-- ! If it fails, an invalid index remains: drop it before the next attempt.
CREATE INDEX CONCURRENTLY t_b_idx ON t (b);
-- rollback DROP INDEX CONCURRENTLY t_b_idx;

