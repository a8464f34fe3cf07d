--liquibase formatted sql

--changeset mira:schema context:schema
create schema stock;
--rollback drop schema stock;

--changeset mira:tables context:usual
create table ${schema}.${prefix}supplier (id bigint primary key);
create table ${schema}.${prefix}stock_item (id bigint primary key, shelf_name varchar(255));
create table ${schema}.${prefix}stock_item_suppliers (
  stock_item_id bigint not null references ${schema}.${prefix}stock_item,
  suppliers_id bigint not null references ${schema}.${prefix}supplier,
  primary key (stock_item_id, suppliers_id));
--rollback drop table ${schema}.${prefix}stock_item_suppliers; drop table ${schema}.${prefix}stock_item; drop table ${schema}.${prefix}supplier;

--changeset mira:left-out context:other
create table left_out (id bigint primary key);
--rollback drop table left_out;
