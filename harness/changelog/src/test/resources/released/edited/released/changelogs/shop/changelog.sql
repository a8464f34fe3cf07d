--liquibase formatted sql

--changeset mira:1
create table loaves (id int primary key);

--changeset mira:2
alter table loaves add name text;

--changeset mira:3 context:test labels:demo
insert into loaves values (1, 'rye');

--changeset mira:4
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 select count(*) from loaves where name is null
alter table loaves alter name set not null;

--changeset mira:5
create table crumbs (id int primary key);

--changeset mira:6
create table flours (id int primary key);

--changeset mira:7
create index ix_loaves on loaves (name);

--changeset mira:8
create index ix_crumbs on crumbs (id);

--changeset mira:9 runOnChange:true
create or replace view names as select name from loaves;
