-- replace check ck_level
-- for CHECK_MISMATCH t.level
-- ! From here on it holds for every row that is written: deploy first what keeps to it.
ALTER TABLE t DROP CONSTRAINT ck_level;
ALTER TABLE t ADD CONSTRAINT ck_level CHECK ((level >= 0) AND (level <= 2)) NOT VALID;
-- rollback ALTER TABLE t DROP CONSTRAINT ck_level;
-- rollback ALTER TABLE t ADD CONSTRAINT ck_level CHECK ((level >= 0) AND (level <= 1));

-- replace check ck_rejected
-- for CHECK_MISMATCH t.rejected
-- ! From here on it holds for every row that is written: deploy first what keeps to it.
ALTER TABLE t DROP CONSTRAINT ck_rejected;
ALTER TABLE t ADD CONSTRAINT ck_rejected CHECK (rejected IN ('A', 'B', 'C')) NOT VALID;
-- rollback ALTER TABLE t DROP CONSTRAINT ck_rejected;
-- rollback ALTER TABLE t ADD CONSTRAINT ck_rejected CHECK (rejected IN ('A', 'B'));

-- replace check ck_unread
-- for CHECK_MISMATCH t.unread
-- ! From here on it holds for every row that is written: deploy first what keeps to it.
ALTER TABLE t DROP CONSTRAINT ck_unread;
ALTER TABLE t ADD CONSTRAINT ck_unread CHECK (unread IN ('A', 'B')) NOT VALID;
-- rollback ALTER TABLE t DROP CONSTRAINT ck_unread;
-- rollback ALTER TABLE t ADD CONSTRAINT ck_unread CHECK (unread IN ('A', 'B', 'LEGACY'));

-- validate check ck_level
-- for CHECK_MISMATCH t.level
-- ! Fails if a row breaks it; find them first: SELECT * FROM t WHERE NOT ((level >= 0) AND (level <= 2)). Reads and writes go on meanwhile.
ALTER TABLE t VALIDATE CONSTRAINT ck_level;
-- rollback ALTER TABLE t DROP CONSTRAINT ck_level;
-- rollback ALTER TABLE t ADD CONSTRAINT ck_level CHECK ((level >= 0) AND (level <= 2)) NOT VALID;

-- validate check ck_rejected
-- for CHECK_MISMATCH t.rejected
-- ! Fails if a row breaks it; find them first: SELECT * FROM t WHERE NOT (rejected IN ('A', 'B', 'C')). Reads and writes go on meanwhile.
ALTER TABLE t VALIDATE CONSTRAINT ck_rejected;
-- rollback ALTER TABLE t DROP CONSTRAINT ck_rejected;
-- rollback ALTER TABLE t ADD CONSTRAINT ck_rejected CHECK (rejected IN ('A', 'B', 'C')) NOT VALID;

-- validate check ck_unread
-- for CHECK_MISMATCH t.unread
-- ! Fails if a row breaks it; find them first: SELECT * FROM t WHERE NOT (unread IN ('A', 'B')). Reads and writes go on meanwhile.
ALTER TABLE t VALIDATE CONSTRAINT ck_unread;
-- rollback ALTER TABLE t DROP CONSTRAINT ck_unread;
-- rollback ALTER TABLE t ADD CONSTRAINT ck_unread CHECK (unread IN ('A', 'B')) NOT VALID;

