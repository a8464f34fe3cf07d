--liquibase formatted sql
--changeset mira:1
create table orders (id bigint primary key);
-- change-set mira:2
alter table orders add note text;
--changset mira:3
alter table orders add memo text;
