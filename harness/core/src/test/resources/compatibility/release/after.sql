-- what this release makes of it
alter type state add value 'LATE';
alter sequence tickets increment by 10;
alter table customers alter name type varchar(40), add phone text not null;
alter table customers drop constraint customers_email_key;
alter table orders drop note;
alter table orders alter total set not null;
alter table orders drop constraint orders_kind_check,
  add constraint orders_kind_check check (kind in ('CAKE', 'BREAD', 'PIE'));
alter table orders drop constraint orders_customer_id_fkey,
  add constraint fk_customer foreign key (customer_id) references customers;
alter table orders add constraint ux_customer unique (customer_id, kind);
create table couriers (id bigint primary key);
