create sequence customerorder_seq increment by 50;

create table CustomerAccount (accountId bigint primary key);

create table CustomerOrder (
  orderId bigint primary key,
  deliveryNote varchar(255),
  billedTo_accountId bigint references CustomerAccount
);

create table CustomerOrder_orderTags (
  CustomerOrder_orderId bigint not null references CustomerOrder,
  orderTags varchar(255),
  unique (CustomerOrder_orderId, orderTags)
);

create table CustomerOrder_CustomerAccount (
  CustomerOrder_orderId bigint not null references CustomerOrder,
  sharedWith_accountId bigint not null references CustomerAccount,
  primary key (CustomerOrder_orderId, sharedWith_accountId)
);
