create type state as enum ('NEW', 'OPEN', 'PAUSED', 'DONE', 'GONE');
create table t (id bigint primary key, state state, states state[]);
