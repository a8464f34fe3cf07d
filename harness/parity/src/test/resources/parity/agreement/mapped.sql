create type state as enum ('OPEN', 'DONE');
create sequence orders_seq start with 1 increment by 50;
create table customers (id bigint not null, email varchar(120) not null unique, primary key (id));
create table orders (
  id bigint not null,
  customer_id bigint not null,
  placed_at timestamp(6) with time zone not null,
  kind varchar(20) not null check (kind in ('CAKE', 'BREAD')),
  state state,
  total numeric(12, 2),
  primary key (id));
create table order_tags (order_id bigint not null, tag varchar(20) not null, primary key (order_id, tag));
create index ix_placed on orders (placed_at);
alter table orders add constraint fk_generated1 foreign key (customer_id) references customers;
alter table order_tags add constraint fk_generated2 foreign key (order_id) references orders;
create table lines (id bigint primary key, net integer, gross integer generated always as (net * 2) virtual);
create table steps (recipe_id bigint not null, position integer not null, "time" integer, "User" text,
  id bigint primary key, created_at timestamp(6) with time zone default current_timestamp, unique (recipe_id, position));
create index on steps ("time", "User");
create table links (a bigint not null, b bigint not null, primary key (a, b));
create table bag (owner bigint not null, item text);
