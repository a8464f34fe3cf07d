--liquibase formatted sql

--changeset marta.soler:06-rename-serial
--comment: The tax office asks for the serial number of every till
ALTER TABLE tills RENAME COLUMN serial TO serial_number;
--rollback ALTER TABLE tills RENAME COLUMN serial_number TO serial;

--changeset marta.soler:06-backfill-serial-number
--comment: Tills that were bought without one get their address
UPDATE tills
SET serial_number = store_code || '-' || till_number
WHERE serial_number IS NULL;
--rollback not required

--changeset marta.soler:06-require-serial-number
--comment: No till without, no two tills with the same
ALTER TABLE tills
    ALTER COLUMN serial_number SET NOT NULL,
    ADD CONSTRAINT uq_tills_serial_number UNIQUE (serial_number);
--rollback ALTER TABLE tills
--rollback     DROP CONSTRAINT uq_tills_serial_number,
--rollback     ALTER COLUMN serial_number DROP NOT NULL;

--changeset marta.soler:06-index-receipts-by-time
--comment: Daily closing reads a day of receipts
CREATE INDEX ix_receipts_issued_at ON receipts (issued_at);
--rollback DROP INDEX ix_receipts_issued_at;

--changeset marta.soler:06-receipts-are-kept splitStatements:false
--comment: A receipt that was issued is never deleted
CREATE FUNCTION refuse_deletion() RETURNS trigger
    LANGUAGE plpgsql AS
$$
BEGIN
    RAISE EXCEPTION '% are kept for ten years', tg_table_name
        USING ERRCODE = 'integrity_constraint_violation';
END;
$$;
CREATE TRIGGER receipts_are_kept
    BEFORE DELETE ON receipts
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_deletion();
CREATE TRIGGER receipt_lines_are_kept
    BEFORE DELETE ON receipt_lines
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_deletion();
--rollback DROP TRIGGER receipt_lines_are_kept ON receipt_lines;
--rollback DROP TRIGGER receipts_are_kept ON receipts;
--rollback DROP FUNCTION refuse_deletion();
