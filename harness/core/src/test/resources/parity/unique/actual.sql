create table users (id bigint primary key, email text, a int, b int unique);
create unique index ux_partial on users (email) where a > 0;
