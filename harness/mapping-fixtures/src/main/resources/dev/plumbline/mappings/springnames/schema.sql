create sequence customer_order_seq increment by 50;

create table customer_account (account_id bigint primary key);

create table customer_order (
  order_id bigint primary key,
  delivery_note varchar(255),
  billed_to_account_id bigint references customer_account
);

create table customer_order_order_tags (
  customer_order_order_id bigint not null references customer_order,
  order_tags varchar(255),
  unique (customer_order_order_id, order_tags)
);

create table customer_order_customer_account (
  customer_order_order_id bigint not null references customer_order,
  shared_with_account_id bigint not null references customer_account,
  primary key (customer_order_order_id, shared_with_account_id)
);
