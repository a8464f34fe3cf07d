-- add check offers_discount_check
-- for CHECK_MISSING offers.discount
-- ! From here on it holds for every row that is written: deploy first what keeps to it.
ALTER TABLE offers ADD CONSTRAINT offers_discount_check CHECK (discount > 0) NOT VALID;
-- rollback ALTER TABLE offers DROP CONSTRAINT offers_discount_check;

-- add check offers_discount_check1
-- for CHECK_MISSING offers.discount
-- ! From here on it holds for every row that is written: deploy first what keeps to it.
ALTER TABLE offers ADD CONSTRAINT offers_discount_check1 CHECK ((discount % 5) = 0) NOT VALID;
-- rollback ALTER TABLE offers DROP CONSTRAINT offers_discount_check1;

-- validate check offers_discount_check
-- for CHECK_MISSING offers.discount
-- ! Fails if a row breaks it; find them first: SELECT * FROM offers WHERE NOT (discount > 0). Reads and writes go on meanwhile.
ALTER TABLE offers VALIDATE CONSTRAINT offers_discount_check;
-- rollback ALTER TABLE offers DROP CONSTRAINT offers_discount_check;
-- rollback ALTER TABLE offers ADD CONSTRAINT offers_discount_check CHECK (discount > 0) NOT VALID;

-- validate check offers_discount_check1
-- for CHECK_MISSING offers.discount
-- ! Fails if a row breaks it; find them first: SELECT * FROM offers WHERE NOT ((discount % 5) = 0). Reads and writes go on meanwhile.
ALTER TABLE offers VALIDATE CONSTRAINT offers_discount_check1;
-- rollback ALTER TABLE offers DROP CONSTRAINT offers_discount_check1;
-- rollback ALTER TABLE offers ADD CONSTRAINT offers_discount_check1 CHECK ((discount % 5) = 0) NOT VALID;

