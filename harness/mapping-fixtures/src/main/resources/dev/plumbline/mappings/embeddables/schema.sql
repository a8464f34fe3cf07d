create table parcels (
  id bigserial primary key,
  street varchar(120),
  city varchar(60),
  zip varchar(10),
  return_street varchar(120),
  return_city varchar(60),
  return_zip varchar(10),
  width_mm integer,
  height_mm integer,
  unit smallint check (unit >= 0 and unit <= 1)
);
