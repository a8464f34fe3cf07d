create table users (id bigint not null, tenant_id bigint not null, primary key (id));
create table tags (post_id bigint not null, tag text not null, primary key (post_id, tag));
create table visits (day date not null, id bigint not null, primary key (day, id)) partition by range (day);
create table lost (id bigint not null);
