create table tills (
  id bigint primary key,
  address inet
);
