--liquibase formatted sql

--changeset marta.soler:02-create-tax-rates
--comment: A rate applies from its day until the next one of the same code
CREATE TABLE tax_rates (
    tax_code   varchar(10)   NOT NULL,
    valid_from date          NOT NULL,
    percent    numeric(4, 2) NOT NULL,
    CONSTRAINT pk_tax_rates PRIMARY KEY (tax_code, valid_from),
    CONSTRAINT ck_tax_rates_percent CHECK (percent >= 0)
);
--rollback DROP TABLE tax_rates;

--changeset marta.soler:02-seed-tax-rates
--comment: The three rates of the law
INSERT INTO tax_rates (tax_code, valid_from, percent)
VALUES ('STANDARD', '2012-09-01', 21.00),
       ('REDUCED', '2012-09-01', 10.00),
       ('BREAD', '2012-09-01', 4.00);
--rollback DELETE FROM tax_rates WHERE valid_from = '2012-09-01';

--changeset marta.soler:02-create-receipts
--comment: Receipts are numbered without gaps by each till
CREATE TABLE receipts (
    store_code     varchar(8)                  NOT NULL,
    till_number    smallint                    NOT NULL,
    receipt_number bigint                      NOT NULL,
    shift_id       bigint                      NOT NULL,
    issued_at      timestamp(6) with time zone NOT NULL,
    total          numeric(10, 2)              NOT NULL,
    CONSTRAINT pk_receipts PRIMARY KEY (store_code, till_number, receipt_number),
    CONSTRAINT fk_receipts_till FOREIGN KEY (store_code, till_number) REFERENCES tills,
    CONSTRAINT fk_receipts_shift FOREIGN KEY (shift_id) REFERENCES shifts
);
CREATE INDEX ix_receipts_shift ON receipts (shift_id);
--rollback DROP TABLE receipts;

--changeset marta.soler:02-create-receipt-lines
--comment: Quantities have three decimals because cake is sold by weight
CREATE TABLE receipt_lines (
    store_code     varchar(8)    NOT NULL,
    till_number    smallint      NOT NULL,
    receipt_number bigint        NOT NULL,
    line_number    smallint      NOT NULL,
    article        varchar(60)   NOT NULL,
    quantity       numeric(9, 3) NOT NULL,
    price          numeric(8, 2) NOT NULL,
    tax_code       varchar(10)   NOT NULL,
    tax_valid_from date          NOT NULL,
    CONSTRAINT pk_receipt_lines
        PRIMARY KEY (store_code, till_number, receipt_number, line_number),
    CONSTRAINT fk_receipt_lines_receipt
        FOREIGN KEY (store_code, till_number, receipt_number) REFERENCES receipts,
    CONSTRAINT fk_receipt_lines_tax_rate
        FOREIGN KEY (tax_code, tax_valid_from) REFERENCES tax_rates
);
--rollback DROP TABLE receipt_lines;
