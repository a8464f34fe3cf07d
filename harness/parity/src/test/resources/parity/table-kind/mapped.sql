create table writable (id bigint primary key, name text not null);
create table summed (id bigint primary key, total bigint);
create table read_only (id bigint primary key, total bigint);
create table unknown (id bigint primary key, total bigint);
create table crashing (id bigint primary key);
create table parent (id bigint primary key);
create table empty (id bigint not null, day date not null, primary key (id, day));
create table hashed (id bigint primary key);
create table whole (id bigint primary key);
