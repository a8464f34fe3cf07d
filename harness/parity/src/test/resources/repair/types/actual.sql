create type mood as enum ('GLAD', 'SAD');
create table t (id bigint primary key, a integer default 7, b varchar(20) collate "C" default 'x', c text default '0', d timestamp(6) default '2026-01-01',
  e timestamp with time zone default now(), f integer default 1, g boolean default true, h text, i text, j uuid, k text default 'SAD', l integer[], m text, n text, o real);
insert into t (id, h, i, j, l, n) values (1, '0e37df36-f698-11e6-8dd4-cb9ced3df976', '{"a": 1}', '0e37df36-f698-11e6-8dd4-cb9ced3df976', '{1,2}', '2026-02-03');
create table serials (id serial primary key);
insert into serials default values;
