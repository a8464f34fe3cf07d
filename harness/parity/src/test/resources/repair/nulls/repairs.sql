-- build unique index t_a_b_key (outside of a transaction)
-- for UNIQUE_NULLS_MISMATCH t (a, b)
-- ! Fails if two rows agree; find them first: SELECT a, b, count(*) FROM t GROUP BY a, b HAVING count(*) > 1.
-- ! If it fails, an invalid index remains: drop it before the next attempt.
CREATE UNIQUE INDEX CONCURRENTLY t_a_b_key ON t (a, b);
-- rollback DROP INDEX CONCURRENTLY t_a_b_key;

-- build unique index t_code_key (outside of a transaction)
-- for UNIQUE_NULLS_MISMATCH t.code
-- ! Fails if two rows agree; find them first: SELECT code, count(*) FROM t GROUP BY code HAVING count(*) > 1.
-- ! If it fails, an invalid index remains: drop it before the next attempt.
CREATE UNIQUE INDEX CONCURRENTLY t_code_key ON t (code);
-- rollback DROP INDEX CONCURRENTLY t_code_key;

-- replace unique constraint uq_ab
-- for UNIQUE_NULLS_MISMATCH t (a, b)
-- ! The rollback fails once two rows hold null.
ALTER TABLE t DROP CONSTRAINT uq_ab;
ALTER TABLE t ADD CONSTRAINT t_a_b_key UNIQUE USING INDEX t_a_b_key;
-- rollback ALTER TABLE t DROP CONSTRAINT t_a_b_key;
-- rollback CREATE UNIQUE INDEX t_a_b_key ON t (a, b);
-- rollback ALTER TABLE t ADD CONSTRAINT uq_ab UNIQUE NULLS NOT DISTINCT (a, b);

-- replace unique constraint uq_code
-- for UNIQUE_NULLS_MISMATCH t.code
-- ! The rollback fails once two rows hold null.
ALTER TABLE t DROP CONSTRAINT uq_code;
ALTER TABLE t ADD CONSTRAINT t_code_key UNIQUE USING INDEX t_code_key;
-- rollback ALTER TABLE t DROP CONSTRAINT t_code_key;
-- rollback CREATE UNIQUE INDEX t_code_key ON t (code);
-- rollback ALTER TABLE t ADD CONSTRAINT uq_code UNIQUE NULLS NOT DISTINCT (code);
-- rollback COMMENT ON CONSTRAINT uq_code ON t IS 'one without a code';

