create table shelf (
  id uuid primary key,
  version integer not null,
  created_at timestamptz not null,
  name varchar(100) not null
);

create table tin (
  id uuid primary key,
  version integer not null,
  created_at timestamptz not null,
  label varchar(40) not null,
  litres double precision not null
);
