--liquibase formatted sql
--changeset mira:1
create table orders (id bigint primary key);
--changeset mira:1
alter table orders add note text;
