create table users (id bigint primary key, email text unique, a int, b int, unique (a, b));
create table stricter (id bigint primary key, a int, b int, unique (a, b));
