-- change type of t.codes to integer[]
-- for COLUMN_TYPE_MISMATCH t.codes
-- ! Rewrites the whole table and its indexes; nobody can read or write it meanwhile.
-- ! Fails at the first value that cannot be converted: look at the data first.
ALTER TABLE t ALTER COLUMN codes TYPE integer[] USING codes::text::integer[];
-- rollback ALTER TABLE t ALTER COLUMN codes TYPE text[] USING codes::text::text[];

-- change type of t.short to character varying(40)[]
-- for COLUMN_TOO_SMALL t.short
-- ! Rewrites the whole table and its indexes; nobody can read or write it meanwhile.
ALTER TABLE t ALTER COLUMN short TYPE character varying(40)[];
-- rollback ALTER TABLE t ALTER COLUMN short TYPE character varying(20)[];

-- change type of t.sizes to integer[]
-- for COLUMN_TYPE_MISMATCH t.sizes
-- ! Rewrites the whole table and its indexes; nobody can read or write it meanwhile.
-- ! Fails at the first value that cannot be converted: look at the data first.
ALTER TABLE t ALTER COLUMN sizes TYPE integer[] USING sizes::text::integer[];
-- rollback ALTER TABLE t ALTER COLUMN sizes TYPE bigint[] USING sizes::text::bigint[];

