create table orders (id bigint primary key, code varchar(20), note text, placed_at timestamp(6) with time zone);
create index ix_orders_code on orders (code);
alter table orders add constraint ck_orders_id check (id > 0);
