-- liquibase formatted sql

-- changeset ana:create-flour
create table flour (kind text primary key);
