--liquibase formatted sql

--changeset jonas.weber:03-create-tenders-seq
--comment: All ways of paying share their ids
CREATE SEQUENCE tenders_seq INCREMENT BY 20;
--rollback DROP SEQUENCE tenders_seq;

--changeset jonas.weber:03-create-cash-tenders
--comment: Notes and coins
CREATE TABLE cash_tenders (
    id             bigint         NOT NULL,
    store_code     varchar(8)     NOT NULL,
    till_number    smallint       NOT NULL,
    receipt_number bigint         NOT NULL,
    amount         numeric(10, 2) NOT NULL,
    change_given   numeric(8, 2)  NOT NULL,
    CONSTRAINT pk_cash_tenders PRIMARY KEY (id),
    CONSTRAINT fk_cash_tenders_receipt
        FOREIGN KEY (store_code, till_number, receipt_number) REFERENCES receipts,
    CONSTRAINT ck_cash_tenders_change_given CHECK (change_given >= 0)
);
CREATE INDEX ix_cash_tenders_receipt ON cash_tenders (store_code, till_number, receipt_number);
--rollback DROP TABLE cash_tenders;

--changeset jonas.weber:03-create-card-tenders
--comment: Cards, by the reference of the terminal
CREATE TABLE card_tenders (
    id             bigint         NOT NULL,
    store_code     varchar(8)     NOT NULL,
    till_number    smallint       NOT NULL,
    receipt_number bigint         NOT NULL,
    amount         numeric(10, 2) NOT NULL,
    scheme         varchar(20)    NOT NULL,
    reference      varchar(36)    NOT NULL,
    CONSTRAINT pk_card_tenders PRIMARY KEY (id),
    CONSTRAINT fk_card_tenders_receipt
        FOREIGN KEY (store_code, till_number, receipt_number) REFERENCES receipts,
    CONSTRAINT uq_card_tenders_reference UNIQUE (reference),
    CONSTRAINT ck_card_tenders_scheme CHECK (scheme IN ('MAESTRO', 'MASTERCARD', 'VISA'))
);
CREATE INDEX ix_card_tenders_receipt ON card_tenders (store_code, till_number, receipt_number);
--rollback DROP TABLE card_tenders;
