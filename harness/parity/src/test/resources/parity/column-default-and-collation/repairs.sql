-- set default of t.level
-- for COLUMN_DEFAULT_MISMATCH t.level
-- ! Rows that are there already keep their value.
ALTER TABLE t ALTER COLUMN level SET DEFAULT 1;
-- rollback ALTER TABLE t ALTER COLUMN level DROP DEFAULT;

-- change collation of t.name
-- for COLUMN_COLLATION_MISMATCH t.name
-- ! Rebuilds the column's indexes; nobody can read or write the table meanwhile.
-- ! Queries sort and compare otherwise from then on.
ALTER TABLE t ALTER COLUMN name TYPE text COLLATE "C";
-- rollback ALTER TABLE t ALTER COLUMN name TYPE text COLLATE pg_catalog."default";

-- set default of t.state
-- for COLUMN_DEFAULT_MISMATCH t.state
-- ! Rows that are there already keep their value.
ALTER TABLE t ALTER COLUMN state SET DEFAULT 'OPEN'::text;
-- rollback ALTER TABLE t ALTER COLUMN state SET DEFAULT 'NEW'::text;

