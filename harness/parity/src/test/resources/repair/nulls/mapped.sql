create table t (id bigint primary key, code text, a int, b int, unique (code), unique (a, b));
