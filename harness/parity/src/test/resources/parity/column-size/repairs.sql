-- change type of moments.at to timestamp(6) with time zone
-- for COLUMN_TOO_SMALL moments.at
ALTER TABLE moments ALTER COLUMN at TYPE timestamp(6) with time zone;
-- rollback ALTER TABLE moments ALTER COLUMN at TYPE timestamp(0) with time zone;

-- change type of prices.amount to numeric(12,2)
-- for COLUMN_TOO_SMALL prices.amount
ALTER TABLE prices ALTER COLUMN amount TYPE numeric(12,2);
-- rollback ALTER TABLE prices ALTER COLUMN amount TYPE numeric(8,2);

-- change type of prices.code to character varying(20)
-- for COLUMN_TOO_SMALL prices.code
ALTER TABLE prices ALTER COLUMN code TYPE character varying(20);
-- rollback ALTER TABLE prices ALTER COLUMN code TYPE character varying(10);

-- change type of prices.stock to bigint
-- for COLUMN_TOO_SMALL prices.stock
-- ! Rewrites the whole table and its indexes; nobody can read or write it meanwhile.
ALTER TABLE prices ALTER COLUMN stock TYPE bigint;
-- rollback ALTER TABLE prices ALTER COLUMN stock TYPE integer;

-- left: COLUMN_WIDER_THAN_MAPPED prices.name
--   The mapping is too narrow, not the database: to narrow the column could cut off values. Tell the mapping the column's true size.
