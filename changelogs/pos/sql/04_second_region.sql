--liquibase formatted sql

--changeset marta.soler:04-add-time-zone
--comment: The new stores are on the islands, an hour behind
ALTER TABLE stores ADD COLUMN time_zone varchar(40);
--rollback ALTER TABLE stores DROP COLUMN time_zone;

--changeset marta.soler:04-backfill-time-zone
--comment: All stores so far are on the mainland
UPDATE stores SET time_zone = 'Europe/Madrid' WHERE time_zone IS NULL;
--rollback not required

--changeset marta.soler:04-require-time-zone
--comment: From now on it must be said
ALTER TABLE stores ALTER COLUMN time_zone SET NOT NULL;
--rollback ALTER TABLE stores ALTER COLUMN time_zone DROP NOT NULL;

--changeset marta.soler:04-island-tax-rates
--comment: The islands have a tax of their own
INSERT INTO tax_rates (tax_code, valid_from, percent)
VALUES ('IGIC', '2020-01-01', 7.00),
       ('IGIC_BREAD', '2020-01-01', 0.00);
--rollback DELETE FROM tax_rates WHERE tax_code IN ('IGIC', 'IGIC_BREAD');
