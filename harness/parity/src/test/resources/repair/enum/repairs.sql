-- add values to type state
-- for ENUM_VALUE_MISSING state.GONE
-- for ENUM_VALUE_MISSING state.NEW
-- for ENUM_VALUE_MISSING state.PAUSED
-- ! The rollback makes the type anew and rewrites the tables that use it. It fails if a row holds a new value, or if a check, an index or a view mentions the type.
ALTER TYPE state ADD VALUE 'NEW' BEFORE 'OPEN';
ALTER TYPE state ADD VALUE 'PAUSED' BEFORE 'DONE';
ALTER TYPE state ADD VALUE 'GONE';
-- rollback ALTER TYPE state RENAME TO state_old;
-- rollback CREATE TYPE state AS ENUM ('OPEN', 'DONE');
-- rollback COMMENT ON TYPE state IS 'of a thing';
-- rollback ALTER TABLE t ALTER COLUMN state DROP DEFAULT;
-- rollback ALTER TABLE t ALTER COLUMN state TYPE state USING state::text::state;
-- rollback ALTER TABLE t ALTER COLUMN state SET DEFAULT 'OPEN'::state;
-- rollback ALTER TABLE t ALTER COLUMN states DROP DEFAULT;
-- rollback ALTER TABLE t ALTER COLUMN states TYPE state[] USING states::text[]::state[];
-- rollback ALTER TABLE t ALTER COLUMN states SET DEFAULT '{OPEN,DONE}'::state[];
-- rollback DROP TYPE state_old;

