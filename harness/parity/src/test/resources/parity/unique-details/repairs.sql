-- create index t_d_idx (outside of a transaction)
-- for UNIQUE_MISSING t.d
-- ! Fails if two rows agree; find them first: SELECT d, count(*) FROM t GROUP BY d HAVING count(*) > 1.
-- ! If it fails, an invalid index remains: drop it before the next attempt.
CREATE UNIQUE INDEX CONCURRENTLY t_d_idx ON t (d) WHERE (c = 1);
-- rollback DROP INDEX CONCURRENTLY t_d_idx;

-- build unique index t_phone_key (outside of a transaction)
-- for UNIQUE_MISSING t.phone
-- ! Fails if two rows agree; find them first: SELECT phone, count(*) FROM t GROUP BY phone HAVING count(*) > 1.
-- ! If it fails, an invalid index remains: drop it before the next attempt.
CREATE UNIQUE INDEX CONCURRENTLY t_phone_key ON t (phone);
-- rollback DROP INDEX CONCURRENTLY t_phone_key;

-- add unique constraint t_phone_key
-- for UNIQUE_MISSING t.phone
ALTER TABLE t ADD CONSTRAINT t_phone_key UNIQUE USING INDEX t_phone_key;
-- rollback ALTER TABLE t DROP CONSTRAINT t_phone_key;
-- rollback CREATE UNIQUE INDEX t_phone_key ON t (phone);

-- left: UNIQUE_NULLS_MISMATCH t.code
--   Create the unique index once more without NULLS NOT DISTINCT, and drop the old one then.
-- left: UNIQUE_UNMAPPED tags.tag
--   The database is the stricter side, and others may rely on it: declare it in the mapping, or drop it in a changeSet of your own.
