create table orders (
  id bigint primary key,
  stage smallint not null check (stage in (10, 20, 30))
);
