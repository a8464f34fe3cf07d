--liquibase formatted sql

--changeset mira:create-loaves
--comment: What the bakery sells
CREATE TABLE loaves (
    id bigint,
    name varchar(80) NOT NULL,
    CONSTRAINT pk_loaves PRIMARY KEY (id)
);
--rollback DROP TABLE loaves;

--changeset mira:seed-loaves
INSERT INTO loaves (id, name) VALUES (1, 'rye');
--rollback DELETE FROM loaves;
