--liquibase formatted sql

--changeset mira:002-breads
create table breads (id bigint primary key, name varchar(20), weight bigint, baker bigint, kind varchar(20));
create view heavy_breads as select kind from breads where weight > 1000;
--rollback drop view heavy_breads; drop table breads;

--changeset tom:002-name
alter table breads alter column name type varchar(30);
--rollback alter table breads alter column name type varchar(20);
