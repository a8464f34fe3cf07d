-- change type of assigned.id to bigint
-- for COLUMN_TOO_SMALL assigned.id
-- ! Rewrites the whole table and its indexes; nobody can read or write it meanwhile.
ALTER TABLE assigned ALTER COLUMN id TYPE bigint;
-- rollback ALTER TABLE assigned ALTER COLUMN id TYPE integer;

-- change type of crumbs.id to bigint
-- for COLUMN_TOO_SMALL crumbs.id
-- ! Rewrites the whole table and its indexes; nobody can read or write it meanwhile.
ALTER TABLE crumbs ALTER COLUMN id TYPE bigint;
-- rollback ALTER TABLE crumbs ALTER COLUMN id TYPE integer;

-- change type of crumbs.loose_id to bigint
-- for COLUMN_TOO_SMALL crumbs.loose_id
-- ! Rewrites the whole table and its indexes; nobody can read or write it meanwhile.
ALTER TABLE crumbs ALTER COLUMN loose_id TYPE bigint;
-- rollback ALTER TABLE crumbs ALTER COLUMN loose_id TYPE integer;

-- change type of loaves.id to bigint
-- for COLUMN_TOO_SMALL loaves.id
-- ! Rewrites the whole table and its indexes; nobody can read or write it meanwhile.
ALTER TABLE loaves ALTER COLUMN id TYPE bigint;
ALTER SEQUENCE loaves_id_seq AS bigint;
ALTER TABLE crumbs ALTER COLUMN loaf_id TYPE bigint;
-- rollback ALTER SEQUENCE loaves_id_seq AS integer;
-- rollback ALTER TABLE loaves ALTER COLUMN id TYPE integer;
-- rollback ALTER TABLE crumbs ALTER COLUMN loaf_id TYPE integer;

-- change type of rolls.id to bigint
-- for COLUMN_TOO_SMALL rolls.id
-- ! Rewrites the whole table and its indexes; nobody can read or write it meanwhile.
ALTER TABLE rolls ALTER COLUMN id TYPE bigint;
ALTER TABLE crumbs ALTER COLUMN roll_id TYPE bigint;
-- rollback ALTER TABLE rolls ALTER COLUMN id TYPE integer;
-- rollback ALTER TABLE crumbs ALTER COLUMN roll_id TYPE integer;

-- change type of small.id to bigint
-- for COLUMN_TOO_SMALL small.id
-- ! Rewrites the whole table and its indexes; nobody can read or write it meanwhile.
ALTER TABLE small ALTER COLUMN id TYPE bigint;
ALTER SEQUENCE small_id_seq AS bigint;
-- rollback ALTER SEQUENCE small_id_seq AS smallint;
-- rollback ALTER TABLE small ALTER COLUMN id TYPE smallint;

