create table t (
  id bigint primary key,
  a varchar(9) check (a in ('B', 'A')),
  b varchar check (b = any (array['B', 'A'])),
  c varchar(9) check ((c)::text = any ((array['A'::character varying, 'B'::character varying])::text[])),
  d integer check (d in (0, 1, 2)),
  e smallint check (e >= 0 and e <= 2),
  f numeric(5, 2) check (f > 0::numeric),
  g char(1) check (g = 'N' or g = 'J'),
  h varchar(9) check ((h)::text = any (array[('A'::character varying)::text, ('B'::character varying)::text])),
  i varchar(20) default 'x'::character varying,
  j timestamp with time zone default current_timestamp,
  k timestamp default localtimestamp,
  l boolean default 'false',
  m numeric(5, 2) default 0::numeric,
  n integer default '-1'::integer,
  o text default 'x'::text,
  p bigint default '1',
  q varchar(9) check (q in ('B', 'A')),
  r varchar(9) check (length((r)::text) > 2),
  unique (i));
create index on t (n desc);
create index on t (lower(o::text));
create index on t (n, p) where (a)::text = 'A'::text;
create table lines (net integer, gross integer generated always as ((net * 2)) stored);
