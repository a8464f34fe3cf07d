create table tins (
  id bigint primary key,
  shape_type varchar(10) check (shape_type in ('ROUND', 'BOX')),
  radius double precision,
  edge double precision,
  dented char(1) not null check (dented in ('Y', 'N')));
