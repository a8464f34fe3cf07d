create table t (id bigint primary key, computed int generated always as (1) stored, updated int generated always as (2) stored,
  read int generated always as (3) stored, stamp timestamp(6) not null default now(), lost timestamp(6) not null,
  nobody text, always bigint generated always as identity, made bigint not null, preset text not null default 'x');
create table dynamic (id bigint primary key, preset text not null default 'x', given text not null);
