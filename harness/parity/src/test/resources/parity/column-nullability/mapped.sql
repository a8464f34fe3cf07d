create table users (id bigint primary key, email text not null, phone text);
create table stamps (id bigint primary key, created_at timestamp(6));
