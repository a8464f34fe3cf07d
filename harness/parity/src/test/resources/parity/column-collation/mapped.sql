create table t (id bigint primary key, name text, code text, sorted text collate "C");
