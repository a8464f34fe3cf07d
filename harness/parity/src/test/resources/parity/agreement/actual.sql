-- the same promises, as a person would write them: other names, another order
create type state as enum ('OPEN', 'DONE');
create sequence orders_seq increment by 50;
create table customers (id bigint primary key, email character varying(120) not null);
create unique index ux_customers_email on customers (email);
create table orders (
  id bigint constraint pk_orders primary key,
  placed_at timestamp with time zone not null default now(),
  customer_id bigint not null constraint fk_orders_customer references customers (id) on delete restrict,
  total numeric(12, 2),
  kind varchar(20) not null,
  state state,
  constraint ck_orders_kind check (kind in ('CAKE', 'BREAD')));
create table order_tags (
  order_id bigint not null references orders,
  tag varchar(20) not null,
  primary key (tag, order_id));
create index ix_orders_placed_customer on orders (placed_at, customer_id);
create table lines (id bigint primary key, net integer, gross integer generated always as (net * 2) stored);
create table steps (id bigint primary key, recipe_id bigint not null, position integer not null, "time" integer, "User" text,
  created_at timestamp with time zone default now());
create unique index ux_steps on steps (position, recipe_id);
create index ix_steps on steps ("time", "User");
create table links (a bigint not null, b bigint not null, primary key (a, b));
create table bag (owner bigint not null, item text);
