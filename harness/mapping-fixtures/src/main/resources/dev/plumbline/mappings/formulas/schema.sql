create table item_groups (id bigint primary key);

create table items (
  id bigint primary key,
  quantity integer not null,
  unit_price numeric(10, 2) not null,
  secret_note varchar(255),
  item_group bigint references item_groups
);
