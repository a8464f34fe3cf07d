-- change type of named.plain to label
-- for COLUMN_TYPE_MISMATCH named.plain
-- ! Rewrites the whole table and its indexes; nobody can read or write it meanwhile.
-- ! Fails at the first value that cannot be converted: look at the data first.
ALTER TABLE named ALTER COLUMN plain TYPE label USING plain::label;
-- rollback ALTER TABLE named ALTER COLUMN plain TYPE character varying(20);

-- left: COLUMN_UNMAPPED_REQUIRED t.extra
--   Only you know what belongs into the column: map it, give it a default, or drop it if nothing uses it any more.
-- left: COLUMN_TOO_SMALL t.short
--   The column has the domain short, which others may use, too: change that.
-- left: COLUMN_REQUIRED_BY_DATABASE t.short
--   It is the column's domain that forbids null: map the attribute as required.
-- left: COLUMN_TYPE_MISMATCH named.other
--   The column has the domain label, which others may use, too: change that.
