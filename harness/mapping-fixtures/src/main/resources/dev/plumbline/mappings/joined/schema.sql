create sequence animals_seq increment by 50;

create table animals (
  id bigint primary key,
  name varchar(80) not null
);

create table dogs (
  id bigint primary key references animals,
  trained boolean not null
);

create table cats (
  animal_id bigint primary key references animals (id),
  favourite_food varchar(60)
);

create table vehicles (
  id bigint primary key,
  wheels integer not null check (wheels in (0, 2))
);

create table bicycles (
  id bigint primary key references vehicles,
  gears integer not null
);
