create type state as enum ('OPEN', 'LEGACY');
create table t (id bigint primary key,
  kind varchar(9) constraint ck_kind check (kind in ('CAKE', 'BREAD')),
  flag char(1) constraint ck_flag check (flag in ('N', 'J')),
  state state, open_state state,
  free text constraint ck_free check (length(free) > 3),
  listed varchar(9) constraint ck_listed check (listed in ('A', 'B'))
    constraint ck_stricter check (listed <> 'B') constraint ck_other check (listed in ('A')));
