-- change collation of t.name
-- for COLUMN_COLLATION_MISMATCH t.name
-- ! Rebuilds the column's indexes; nobody can read or write the table meanwhile.
-- ! Queries sort and compare otherwise from then on.
ALTER TABLE t ALTER COLUMN name TYPE text COLLATE pg_catalog."default";
-- rollback ALTER TABLE t ALTER COLUMN name TYPE text COLLATE forgiving;

-- change collation of t.sorted
-- for COLUMN_COLLATION_MISMATCH t.sorted
-- ! Rebuilds the column's indexes; nobody can read or write the table meanwhile.
-- ! Queries sort and compare otherwise from then on.
ALTER TABLE t ALTER COLUMN sorted TYPE text COLLATE "C";
-- rollback ALTER TABLE t ALTER COLUMN sorted TYPE text COLLATE "POSIX";

