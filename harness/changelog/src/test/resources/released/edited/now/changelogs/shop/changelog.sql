--liquibase formatted sql

--changeset mira:1
create table loaves (id int primary key);

--changeset mira:2
alter table loaves add name varchar(40);

--changeset mira:3 context:demo labels:demo
insert into loaves values (1, 'rye');

--changeset mira:4
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:1 select count(*) from loaves where name is null
alter table loaves alter name set not null;

--changeset mira:5-crumbs
create table crumbs (id int primary key);

--changeset mira:10
create table ovens (id int primary key);

--changeset mira:8
create index ix_crumbs on crumbs (id);

--changeset mira:7 runInTransaction:false
create index ix_loaves on loaves (name);

--changeset mira:11
create table shelves (id int primary key);

--changeset mira:9 runOnChange:true
create or replace view names as select name from loaves where id > 0;
