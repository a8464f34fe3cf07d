--liquibase formatted sql
--changeset mira:1
create table orders (id bigint primary key);
--rollback drop table orders
--changeset mira:2
select 1;
--rollback not required
