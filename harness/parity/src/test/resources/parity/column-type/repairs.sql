-- change type of prices.amount to numeric(12,2)
-- for COLUMN_TYPE_MISMATCH prices.amount
-- ! Rewrites the whole table and its indexes; nobody can read or write it meanwhile.
-- ! Fails at the first value that cannot be converted: look at the data first.
ALTER TABLE prices ALTER COLUMN amount TYPE numeric(12,2) USING amount::numeric(12,2);
-- rollback ALTER TABLE prices ALTER COLUMN amount TYPE text;

-- change type of prices.valid to boolean
-- for COLUMN_TYPE_MISMATCH prices.valid
-- ! Rewrites the whole table and its indexes; nobody can read or write it meanwhile.
-- ! Fails at the first value that cannot be converted: look at the data first.
ALTER TABLE prices ALTER COLUMN valid TYPE boolean USING (valid <> 0);
-- rollback ALTER TABLE prices ALTER COLUMN valid TYPE integer USING valid::integer;

-- change type of prices.opened to timestamp(6) with time zone
-- for COLUMN_TIME_ZONE_MISMATCH prices.opened
-- ! Rewrites the whole table and its indexes; nobody can read or write it meanwhile.
-- ! Takes the existing values for UTC. If they were written in another time zone, name that one instead.
ALTER TABLE prices ALTER COLUMN opened TYPE timestamp(6) with time zone USING opened AT TIME ZONE 'UTC';
-- rollback ALTER TABLE prices ALTER COLUMN opened TYPE timestamp(6) without time zone USING opened AT TIME ZONE 'UTC';

