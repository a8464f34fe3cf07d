-- create type lost
-- for ENUM_TYPE_MISSING lost
CREATE TYPE lost AS ENUM ('A');
-- rollback DROP TYPE lost;

-- add values to type state
-- for ENUM_VALUE_MISSING state.DONE
-- ! The rollback makes the type anew and rewrites the tables that use it. It fails if a row holds a new value, or if a check, an index or a view mentions the type.
ALTER TYPE state ADD VALUE 'DONE';
-- rollback ALTER TYPE state RENAME TO state_old;
-- rollback CREATE TYPE state AS ENUM ('OPEN', 'LEGACY');
-- rollback DROP TYPE state_old;

-- left: ENUM_VALUE_UNMAPPED state.LEGACY
--   PostgreSQL cannot take a value from an enum type, and rows may hold it: add the constant to the Java enum.
