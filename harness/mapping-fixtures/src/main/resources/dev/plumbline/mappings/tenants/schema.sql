create table invoices (
  id bigint generated always as identity,
  tenant varchar(36) not null,
  total numeric(12, 2) not null,
  primary key (id, tenant)
);
create index on invoices (tenant);
