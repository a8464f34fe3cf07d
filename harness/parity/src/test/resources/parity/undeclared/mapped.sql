create table items (
  id bigint primary key,
  label varchar(255), code varchar(255), price numeric(38, 2), scaled numeric(38, 2),
  state varchar(255) check (state in ('OPEN', 'CLOSED')),
  level smallint check (level between 0 and 2),
  seen timestamp(6) with time zone, version timestamp(6) with time zone, lit timestamp,
  local timestamp, enabled boolean, width integer, dtype varchar(31) not null check (dtype in ('A', 'B')),
  partner bigint unique);
create sequence items_seq start with 1 increment by 50;
create sequence reserved_seq start with 1000;
create sequence ahead_seq start with 1000;
create table parts (owner bigint not null, position integer not null check (position >= 0));
