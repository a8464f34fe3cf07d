-- change type of payments.place to jsonb
-- for COLUMN_TYPE_MISMATCH payments.place
-- ! Rewrites the whole table and its indexes; nobody can read or write it meanwhile.
-- ! Fails at the first value that cannot be converted: look at the data first.
ALTER TABLE payments ALTER COLUMN place TYPE jsonb USING place::jsonb;
-- rollback ALTER TABLE payments ALTER COLUMN place TYPE text;

-- change type of payments.rooms to jsonb
-- for COLUMN_TYPE_MISMATCH payments.rooms
-- ! Rewrites the whole table and its indexes; nobody can read or write it meanwhile.
-- ! Fails at the first value that cannot be converted: look at the data first.
ALTER TABLE payments ALTER COLUMN rooms TYPE jsonb USING rooms::jsonb;
-- rollback ALTER TABLE payments ALTER COLUMN rooms TYPE text;

