create sequence customers_seq increment by 50;

create table customers (
  id bigint primary key,
  name varchar(80) not null
);

create table customer_notes (
  customer_id bigint primary key references customers,
  notes varchar(2000),
  noted_at timestamp(6) with time zone not null
);

create table customer_scores (
  id bigint primary key references customers,
  score integer not null
);
