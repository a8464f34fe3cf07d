create table users (id bigint not null, tenant_id bigint not null, primary key (id, tenant_id));
create table tags (post_id bigint not null, tag text not null);
create table visits (day date not null, id bigint not null primary key);
create table lost (id bigint not null primary key);
create table links (a bigint not null, b bigint not null, primary key (a, b));
create table bag (owner bigint not null, item text);
create table trips (day date not null, id bigint not null primary key, driver text not null);
create table rides ("From" text not null, id bigint not null primary key, hour integer not null);
