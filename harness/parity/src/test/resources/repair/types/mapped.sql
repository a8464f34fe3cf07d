create type mood as enum ('GLAD', 'SAD');
create table t (id bigint primary key, a bigint default 7, b varchar(40) collate "C" default 'x', c numeric(12, 2) default 0, d timestamp(6) with time zone,
  e timestamp(6), f boolean, g integer, h uuid, i jsonb, j text, k mood, l text[], m oid, n date, o double precision);
create table serials (id bigint primary key);
