--liquibase formatted sql
--changeset mira:1
create table orders (id bigint primary key);
--changeset mira:from-a-newer-build
create table audit (id bigint primary key);
