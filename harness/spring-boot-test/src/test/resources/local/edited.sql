--liquibase formatted sql logicalFilePath:local.sql

--changeset ana:loaf
create table loaf (id bigint primary key, name text not null);
--rollback drop table loaf;

--changeset ana:roll
create table roll (id bigint primary key);
--rollback drop table roll;
