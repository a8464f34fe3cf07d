--liquibase formatted sql

--changeset jonas.weber:05-create-voucher-tenders
--comment: A gift voucher pays once
CREATE TABLE voucher_tenders (
    id             bigint         NOT NULL,
    store_code     varchar(8)     NOT NULL,
    till_number    smallint       NOT NULL,
    receipt_number bigint         NOT NULL,
    amount         numeric(10, 2) NOT NULL,
    voucher_code   varchar(24)    NOT NULL,
    CONSTRAINT pk_voucher_tenders PRIMARY KEY (id),
    CONSTRAINT fk_voucher_tenders_receipt
        FOREIGN KEY (store_code, till_number, receipt_number) REFERENCES receipts,
    CONSTRAINT uq_voucher_tenders_code UNIQUE (voucher_code)
);
CREATE INDEX ix_voucher_tenders_receipt
    ON voucher_tenders (store_code, till_number, receipt_number);
--rollback DROP TABLE voucher_tenders;

--changeset jonas.weber:05-accept-american-express
--comment: The new terminals take it
ALTER TABLE card_tenders
    DROP CONSTRAINT ck_card_tenders_scheme,
    ADD CONSTRAINT ck_card_tenders_scheme
        CHECK (scheme IN ('MAESTRO', 'MASTERCARD', 'VISA', 'AMERICAN_EXPRESS'));
--rollback ALTER TABLE card_tenders
--rollback     DROP CONSTRAINT ck_card_tenders_scheme,
--rollback     ADD CONSTRAINT ck_card_tenders_scheme
--rollback         CHECK (scheme IN ('MAESTRO', 'MASTERCARD', 'VISA'));

--changeset jonas.weber:05-rename-card-reference
--comment: It is the terminal's reference, not the bank's
ALTER TABLE card_tenders RENAME COLUMN reference TO terminal_reference;
ALTER TABLE card_tenders
    RENAME CONSTRAINT uq_card_tenders_reference TO uq_card_tenders_terminal_reference;
--rollback ALTER TABLE card_tenders
--rollback     RENAME CONSTRAINT uq_card_tenders_terminal_reference TO uq_card_tenders_reference;
--rollback ALTER TABLE card_tenders RENAME COLUMN terminal_reference TO reference;

--changeset jonas.weber:05-add-contactless
--comment: The old terminals could not
ALTER TABLE card_tenders ADD COLUMN contactless boolean NOT NULL DEFAULT false;
--rollback ALTER TABLE card_tenders DROP COLUMN contactless;
