create table offers (
  id bigint primary key,
  discount integer
);
