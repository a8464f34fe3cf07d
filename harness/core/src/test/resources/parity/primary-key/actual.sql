create table users (id bigint not null, tenant_id bigint not null, primary key (id));
create table tags (post_id bigint not null, tag text not null, primary key (post_id, tag));
create table visits (day date not null, id bigint not null, primary key (day, id)) partition by range (day);
create table lost (id bigint not null);
create table links (id bigserial primary key, a bigint not null, b bigint not null, unique (a, b));
create table bag (id bigserial primary key, owner bigint not null, item text);
