-- replace check ck_rejected
-- for CHECK_MISMATCH t.rejected
-- ! From here on it holds for every row that is written: deploy first what keeps to it.
ALTER TABLE t DROP CONSTRAINT ck_rejected;
ALTER TABLE t ADD CONSTRAINT ck_rejected CHECK ((rejected >= 0) AND (rejected <= 3)) NOT VALID;
-- rollback ALTER TABLE t DROP CONSTRAINT ck_rejected;
-- rollback ALTER TABLE t ADD CONSTRAINT ck_rejected CHECK (rejected = ANY (ARRAY[0, 1, 2]));

-- replace check ck_rating
-- for CHECK_MISMATCH t.rating
-- ! From here on it holds for every row that is written: deploy first what keeps to it.
ALTER TABLE t DROP CONSTRAINT ck_rating;
ALTER TABLE t ADD CONSTRAINT ck_rating CHECK ((rating >= (0)::numeric) AND (rating <= (2)::numeric)) NOT VALID;
-- rollback ALTER TABLE t DROP CONSTRAINT ck_rating;
-- rollback ALTER TABLE t ADD CONSTRAINT ck_rating CHECK ((rating >= (0)::numeric) AND (rating < (3)::numeric));

-- replace check ck_unread
-- for CHECK_MISMATCH t.unread
-- ! From here on it holds for every row that is written: deploy first what keeps to it.
ALTER TABLE t DROP CONSTRAINT ck_unread;
ALTER TABLE t ADD CONSTRAINT ck_unread CHECK ((unread >= 0) AND (unread <= 1)) NOT VALID;
-- rollback ALTER TABLE t DROP CONSTRAINT ck_unread;
-- rollback ALTER TABLE t ADD CONSTRAINT ck_unread CHECK ((unread >= 0) AND (unread < 3));

-- validate check ck_rejected
-- for CHECK_MISMATCH t.rejected
-- ! Fails if a row breaks it; find them first: SELECT * FROM t WHERE NOT ((rejected >= 0) AND (rejected <= 3)). Reads and writes go on meanwhile.
ALTER TABLE t VALIDATE CONSTRAINT ck_rejected;
-- rollback ALTER TABLE t DROP CONSTRAINT ck_rejected;
-- rollback ALTER TABLE t ADD CONSTRAINT ck_rejected CHECK ((rejected >= 0) AND (rejected <= 3)) NOT VALID;

-- validate check ck_rating
-- for CHECK_MISMATCH t.rating
-- ! Fails if a row breaks it; find them first: SELECT * FROM t WHERE NOT ((rating >= (0)::numeric) AND (rating <= (2)::numeric)). Reads and writes go on meanwhile.
ALTER TABLE t VALIDATE CONSTRAINT ck_rating;
-- rollback ALTER TABLE t DROP CONSTRAINT ck_rating;
-- rollback ALTER TABLE t ADD CONSTRAINT ck_rating CHECK ((rating >= (0)::numeric) AND (rating <= (2)::numeric)) NOT VALID;

-- validate check ck_unread
-- for CHECK_MISMATCH t.unread
-- ! Fails if a row breaks it; find them first: SELECT * FROM t WHERE NOT ((unread >= 0) AND (unread <= 1)). Reads and writes go on meanwhile.
ALTER TABLE t VALIDATE CONSTRAINT ck_unread;
-- rollback ALTER TABLE t DROP CONSTRAINT ck_unread;
-- rollback ALTER TABLE t ADD CONSTRAINT ck_unread CHECK ((unread >= 0) AND (unread <= 1)) NOT VALID;

