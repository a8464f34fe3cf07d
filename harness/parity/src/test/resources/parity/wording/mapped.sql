-- the same in the words that Hibernate, Liquibase and people use
create table t (
  id bigint primary key,
  a varchar(9) check (a in ('A', 'B')),
  b text check (b in ('A', 'B')),
  c varchar(9) check (c in ('A', 'B')),
  d integer check (d between 0 and 2),
  e smallint check (e in (0, 1, 2)),
  f numeric(5, 2) check (f > 0),
  g char(1) check (g in ('J', 'N')),
  h varchar(9) check (h in ('A', 'B')),
  i varchar(20) default 'x',
  j timestamp(6) with time zone default now(),
  k timestamp(6) default localtimestamp,
  l boolean default false,
  m numeric(5, 2) default 0,
  n integer default -1,
  o text default 'x',
  p bigint default 1,
  q varchar(9) check (q is null or q in ('A', 'B')),
  r varchar(9) check (length(r) > 2),
  unique (i));
create index ix_n on t (n);
create index ix_lower on t (lower(o));
create index ix_open on t (n, p) where a = 'A';
create table lines (net integer, gross integer generated always as (net * 2) stored);
