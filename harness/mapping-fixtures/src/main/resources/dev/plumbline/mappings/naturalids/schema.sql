create table products (
  id serial primary key,
  country varchar(3) not null,
  ean varchar(13) not null,
  name varchar(255) not null,
  unique (ean, country)
);

create table currencies (
  number integer primary key,
  code char(3) unique
);
