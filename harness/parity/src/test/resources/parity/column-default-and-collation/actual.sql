create table t (id bigint primary key, state text default 'NEW', level integer, name text);
