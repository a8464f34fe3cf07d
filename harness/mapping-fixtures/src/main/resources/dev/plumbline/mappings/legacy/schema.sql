-- five years old: nobody chose Hibernate's sizes, and nobody wrote down its checks
create type socket_kind as enum ('SCREW', 'PIN');
create table sockets (
  kind socket_kind not null,
  id bigint primary key,
  pins integer);
create sequence lamp_ids start with 1050;
create table lamps (
  id bigint primary key,
  changed_at timestamptz not null,
  enabled boolean not null,
  watts integer not null default 60,
  grade varchar(1) not null,
  label varchar(80),
  maker varchar(40),
  price numeric(12, 2),
  state varchar(12),
  lit_at timestamptz,
  width_mm integer not null,
  height_mm double precision not null,
  socket_id bigint unique references sockets on delete cascade,
  unique (label));
create index on lamps (state);
