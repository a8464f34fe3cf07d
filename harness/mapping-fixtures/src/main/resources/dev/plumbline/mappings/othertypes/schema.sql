create table tills (
  id bigint primary key,
  address inet unique,
  settings jsonb not null,
  open int4range
);

create table displays (
  path bit varying primary key
);
