--liquibase formatted sql
--changeset mira:1
create table orders (id bigint primary key);
--rollback drop table orders
--changeset mira:missing
create index ix_orders on orders (id);
--changeset mira:incomplete
alter table orders add a int, add b int;
--rollback alter table orders drop a
--changeset mira:failing
alter table orders add note text;
--rollback alter table orders drop notes
--changeset mira:5
create table crumbs (id int);
--rollback drop table crumbs
