-- change type of t.size to character varying(9)
-- for COLUMN_TYPE_MISMATCH t.size
-- ! Rewrites the whole table and its indexes; nobody can read or write it meanwhile.
-- ! Fails at the first value that cannot be converted: look at the data first.
ALTER TABLE t ALTER COLUMN size TYPE character varying(9);
-- rollback ALTER TABLE t ALTER COLUMN size TYPE integer USING size::integer;

-- replace check t_kind_check
-- for CHECK_MISMATCH t.kind
-- ! From here on it holds for every row that is written: deploy first what keeps to it.
ALTER TABLE t DROP CONSTRAINT t_kind_check;
ALTER TABLE t ADD CONSTRAINT t_kind_check CHECK (kind IN ('A', 'B', 'C')) NOT VALID;
-- rollback ALTER TABLE t DROP CONSTRAINT t_kind_check;
-- rollback ALTER TABLE t ADD CONSTRAINT t_kind_check CHECK ((kind)::text <> 'C'::text);

-- add check t_level_check
-- for CHECK_MISSING t.level
-- ! From here on it holds for every row that is written: deploy first what keeps to it.
ALTER TABLE t ADD CONSTRAINT t_level_check CHECK ((level >= 0) AND (level <= 2)) NOT VALID;
-- rollback ALTER TABLE t DROP CONSTRAINT t_level_check;

-- add check t_size_check
-- for CHECK_MISSING t.size
-- ! From here on it holds for every row that is written: deploy first what keeps to it.
ALTER TABLE t ADD CONSTRAINT t_size_check CHECK (size IN ('S', 'L')) NOT VALID;
-- rollback ALTER TABLE t DROP CONSTRAINT t_size_check;

-- validate check t_kind_check
-- for CHECK_MISMATCH t.kind
-- ! Fails if a row breaks it; find them first: SELECT * FROM t WHERE NOT (kind IN ('A', 'B', 'C')). Reads and writes go on meanwhile.
ALTER TABLE t VALIDATE CONSTRAINT t_kind_check;
-- rollback ALTER TABLE t DROP CONSTRAINT t_kind_check;
-- rollback ALTER TABLE t ADD CONSTRAINT t_kind_check CHECK (kind IN ('A', 'B', 'C')) NOT VALID;

-- validate check t_level_check
-- for CHECK_MISSING t.level
-- ! Fails if a row breaks it; find them first: SELECT * FROM t WHERE NOT ((level >= 0) AND (level <= 2)). Reads and writes go on meanwhile.
ALTER TABLE t VALIDATE CONSTRAINT t_level_check;
-- rollback ALTER TABLE t DROP CONSTRAINT t_level_check;
-- rollback ALTER TABLE t ADD CONSTRAINT t_level_check CHECK ((level >= 0) AND (level <= 2)) NOT VALID;

-- validate check t_size_check
-- for CHECK_MISSING t.size
-- ! Fails if a row breaks it; find them first: SELECT * FROM t WHERE NOT (size IN ('S', 'L')). Reads and writes go on meanwhile.
ALTER TABLE t VALIDATE CONSTRAINT t_size_check;
-- rollback ALTER TABLE t DROP CONSTRAINT t_size_check;
-- rollback ALTER TABLE t ADD CONSTRAINT t_size_check CHECK (size IN ('S', 'L')) NOT VALID;

