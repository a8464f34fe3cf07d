--liquibase formatted sql

--changeset elena.ruiz:1.3-add-discount-percent
--comment: Discount of a single line, before vouchers
ALTER TABLE sale_lines ADD COLUMN discount_percent numeric(4, 2);
--rollback ALTER TABLE sale_lines DROP COLUMN discount_percent;

--changeset elena.ruiz:1.3-backfill-discount-percent
--comment: There were no discounts so far
UPDATE sale_lines SET discount_percent = 0 WHERE discount_percent IS NULL;
--rollback not required

--changeset elena.ruiz:1.3-require-discount-percent
--comment: Every line has a discount, if only of nothing
ALTER TABLE sale_lines
    ALTER COLUMN discount_percent SET DEFAULT 0,
    ALTER COLUMN discount_percent SET NOT NULL,
    ADD CONSTRAINT ck_sale_lines_discount_percent
        CHECK (discount_percent >= 0 AND discount_percent < 100);
--rollback ALTER TABLE sale_lines
--rollback     DROP CONSTRAINT ck_sale_lines_discount_percent,
--rollback     ALTER COLUMN discount_percent DROP NOT NULL,
--rollback     ALTER COLUMN discount_percent DROP DEFAULT;

--changeset elena.ruiz:1.3-add-line-total
--comment: Computed in one place, so that receipts and reports agree to the cent
ALTER TABLE sale_lines
    ADD COLUMN line_total numeric(12, 2)
        GENERATED ALWAYS AS (round(quantity * unit_price * (1 - discount_percent / 100), 2)) STORED;
--rollback ALTER TABLE sale_lines DROP COLUMN line_total;
