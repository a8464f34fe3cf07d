create type state as enum ('OPEN', 'DONE');
comment on type state is 'of a thing';
create table t (id bigint primary key, state state default 'OPEN', states state[] default '{OPEN,DONE}');
insert into t values (1, 'OPEN', '{OPEN}');
