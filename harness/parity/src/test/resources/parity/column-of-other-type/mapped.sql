create table tills (
  id bigint primary key,
  address inet,
  settings text not null,
  open text
);
create table displays (
  id bigint primary key,
  path text
);
