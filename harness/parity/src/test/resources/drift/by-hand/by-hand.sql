alter table orders drop column note;
alter table orders alter column code type varchar(10);
alter table orders add approved_by bigint not null;
alter table orders rename constraint ck_orders_id to ck_id;
create index ix_in_a_hurry on orders (placed_at);
drop index ix_orders_code;
comment on table orders is 'hands off';
