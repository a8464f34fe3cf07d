create table users (id bigint primary key, email text unique, a int, b int, unique (a, b));
