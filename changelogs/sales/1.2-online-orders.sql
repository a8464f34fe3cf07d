--liquibase formatted sql

--changeset jonas.lind:1.2-allow-online-channel
--comment: The web shop opens
ALTER TABLE sales
    DROP CONSTRAINT ck_sales_channel,
    ADD CONSTRAINT ck_sales_channel CHECK (channel IN ('COUNTER', 'PHONE', 'ONLINE'));
--rollback ALTER TABLE sales
--rollback     DROP CONSTRAINT ck_sales_channel,
--rollback     ADD CONSTRAINT ck_sales_channel CHECK (channel IN ('COUNTER', 'PHONE'));

--changeset jonas.lind:1.2-rename-customer-name
--comment: The web shop sells to companies too, which have no full name
ALTER TABLE customers RENAME COLUMN full_name TO name;
--rollback ALTER TABLE customers RENAME COLUMN name TO full_name;

--changeset jonas.lind:1.2-cascade-from-sale-to-lines
--comment: Abandoned carts are deleted with all their lines
ALTER TABLE sale_lines
    DROP CONSTRAINT fk_sale_lines_sale,
    ADD CONSTRAINT fk_sale_lines_sale FOREIGN KEY (sale_id) REFERENCES sales (id) ON DELETE CASCADE;
--rollback ALTER TABLE sale_lines
--rollback     DROP CONSTRAINT fk_sale_lines_sale,
--rollback     ADD CONSTRAINT fk_sale_lines_sale FOREIGN KEY (sale_id) REFERENCES sales (id);

--changeset elena.ruiz:1.2-add-loyalty-points
--comment: Points start at zero for everybody
ALTER TABLE customers
    ADD COLUMN loyalty_points integer DEFAULT 0 NOT NULL,
    ADD CONSTRAINT ck_customers_loyalty_points CHECK (loyalty_points >= 0);
--rollback ALTER TABLE customers DROP COLUMN loyalty_points;

--changeset elena.ruiz:1.2-add-line-position
--comment: Receipts are printed in the order in which they were rung up
ALTER TABLE sale_lines ADD COLUMN position integer;
--rollback ALTER TABLE sale_lines DROP COLUMN position;

--changeset elena.ruiz:1.2-backfill-line-position
--comment: Old lines in the order of their ids
UPDATE sale_lines
SET position = numbered.position
FROM (
    SELECT id, row_number() OVER (PARTITION BY sale_id ORDER BY id) AS position
    FROM sale_lines
) numbered
WHERE numbered.id = sale_lines.id AND sale_lines.position IS NULL;
--rollback UPDATE sale_lines SET position = NULL;

--changeset elena.ruiz:1.2-require-line-position
--comment: Every line has its place; the constraint's index also serves the lookup by sale
ALTER TABLE sale_lines
    ALTER COLUMN position SET NOT NULL,
    ADD CONSTRAINT uq_sale_lines_position UNIQUE (sale_id, position);
DROP INDEX ix_sale_lines_sale_id;
--rollback CREATE INDEX ix_sale_lines_sale_id ON sale_lines (sale_id);
--rollback ALTER TABLE sale_lines
--rollback     DROP CONSTRAINT uq_sale_lines_position,
--rollback     ALTER COLUMN position DROP NOT NULL;
