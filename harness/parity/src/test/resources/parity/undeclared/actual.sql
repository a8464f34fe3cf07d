create type kind as enum ('A', 'B');
create table items (
  id bigint primary key,
  label text, code varchar(20), price numeric(12, 2), scaled numeric(10),
  state varchar(5),
  level integer,
  seen timestamptz(0), version timestamptz(0), lit timestamptz,
  local timestamptz, enabled boolean not null, width integer not null, dtype kind not null,
  partner bigint);
create sequence items_seq start with 1050 increment by 50;
create sequence reserved_seq;
create sequence ahead_seq start with 2000;
create table parts (owner bigint, position integer);
