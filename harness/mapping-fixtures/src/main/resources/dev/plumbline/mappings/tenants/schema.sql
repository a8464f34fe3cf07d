create table invoices (
  id bigint generated always as identity primary key,
  tenant varchar(36) not null,
  total numeric(12, 2) not null
);
create index on invoices (tenant);
