--liquibase formatted sql
--changeset mira:1
create table orders (id bigint primary key, note text);
--rollback drop table orders
--changeset mira:2
create table lines (id bigint primary key);
--rollback drop table lines
