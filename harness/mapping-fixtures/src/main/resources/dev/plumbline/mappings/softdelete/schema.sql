create table accounts (
  id bigint primary key,
  deleted boolean not null
);

create table account_roles (
  account_id bigint not null references accounts,
  role varchar(20) not null,
  gone char(1) not null check (gone in ('Y', 'N')),
  primary key (account_id, role)
);

create table messages (
  id bigint primary key,
  active boolean not null
);
