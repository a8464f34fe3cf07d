--liquibase formatted sql

--changeset plumbline:add-column-t-note splitStatements:false stripComments:false rollbackSplitStatements:false
--comment: add column t.note
-- | for COLUMN_MISSING t.note
ALTER TABLE t ADD COLUMN note text DEFAULT '$'
'{user.name} -- /* ;'::text;
--rollback ALTER TABLE t DROP COLUMN note;

--changeset plumbline:create-index-t-kind-idx runInTransaction:false splitStatements:false stripComments:false rollbackSplitStatements:false
--comment: create index t_kind_idx
-- | for INDEX_MISSING t.kind
-- | risk: If it fails, an invalid index remains: drop it before the next attempt.
CREATE INDEX CONCURRENTLY t_kind_idx ON t (kind);
--rollback DROP INDEX CONCURRENTLY t_kind_idx;

--changeset plumbline:add-check-t-kind-check splitStatements:false stripComments:false rollbackSplitStatements:false
--comment: add check t_kind_check
-- | for CHECK_MISSING t.kind
-- | risk: From here on it holds for every row that is written: deploy first what keeps to it.
ALTER TABLE t ADD CONSTRAINT t_kind_check CHECK (kind IN ('A', 'B--', 'C;C')) NOT VALID;
--rollback ALTER TABLE t DROP CONSTRAINT t_kind_check;

--changeset plumbline:validate-check-t-kind-check splitStatements:false stripComments:false rollbackSplitStatements:false
--comment: validate check t_kind_check
-- | for CHECK_MISSING t.kind
-- | risk: Fails if a row breaks it; find them first: SELECT * FROM t WHERE NOT (kind IN ('A',
-- |   'B--', 'C;C')). Reads and writes go on meanwhile.
ALTER TABLE t VALIDATE CONSTRAINT t_kind_check;
--rollback ALTER TABLE t DROP CONSTRAINT t_kind_check;
--rollback ALTER TABLE t ADD CONSTRAINT t_kind_check CHECK (kind IN ('A', 'B--', 'C;C')) NOT VALID;
