-- allow null in versions.version
-- for COLUMN_REQUIRED_BY_DATABASE versions.version
-- ! Right only if null means something here; if it does not, map the attribute as required instead.
-- ! The rollback fails once a row holds null.
ALTER TABLE versions ALTER COLUMN version DROP NOT NULL;
-- rollback ALTER TABLE versions ALTER COLUMN version SET NOT NULL;

-- left: COLUMN_REQUIRED_BY_DATABASE offers.offer
--   The column is part of the primary key, which holds no null: map it as required.
-- left: COLUMN_REQUIRED_BY_DATABASE stamps.stamp
--   The column is part of the primary key, which holds no null: map it as required.
-- left: PRIMARY_KEY_MISMATCH offers
--   The mapping is looser than the database: map the collection as a Set, or with an @OrderColumn.
-- left: PRIMARY_KEY_MISMATCH stamps
--   The mapping is looser than the database: map the collection as a Set, or with an @OrderColumn.
