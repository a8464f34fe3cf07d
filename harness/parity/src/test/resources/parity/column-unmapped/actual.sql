create table users (id bigint primary key, nickname text, created_at timestamp not null default now());
