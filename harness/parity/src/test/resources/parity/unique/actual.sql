create table users (id bigint primary key, email text, a int, b int unique);
create unique index ux_partial on users (email) where a > 0;
create table stricter (id bigint primary key, a int unique, b int);
