--liquibase formatted sql
--changeset mira:1
create table orders (id bigint primary key);
--rollback drop table orders
