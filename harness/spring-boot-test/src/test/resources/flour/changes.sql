--liquibase formatted sql

--changeset ana:flour
create table flour (id bigint primary key);
--rollback drop table flour;

--changeset ana:named
create table ${name} (id bigint primary key);
--rollback drop table ${name};

--changeset ana:in-tests context:!mill
create table flour_in_tests (id bigint primary key);
--rollback drop table flour_in_tests;
