--liquibase formatted sql

--changeset ana:broken
create table flour (id no_such_type);
