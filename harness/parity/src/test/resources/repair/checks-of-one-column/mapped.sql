create table offers (
  id bigint primary key,
  discount integer check (discount > 0),
  check (discount % 5 = 0)
);
