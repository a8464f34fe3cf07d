create table cakes (id bigint primary key);
create table shops (id bigint primary key);

create table photos (
  id bigint primary key,
  subject_type varchar(10),
  subject_id bigint
);

create table shop_offers (
  shop_id bigint not null references shops,
  offer_type varchar(10) not null,
  offer_id bigint not null,
  primary key (shop_id, offer_id, offer_type)
);
