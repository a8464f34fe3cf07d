create table t (id bigint primary key, state text default 'OPEN', level integer default 1, name text collate "C");
