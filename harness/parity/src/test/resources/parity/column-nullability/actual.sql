create table users (id bigint primary key, email text, phone text not null);
create table stamps (id bigint primary key, created_at timestamp(6) not null default now());
