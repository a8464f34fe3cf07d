create table sites (id bigint not null primary key);
create table depots (id bigint not null primary key);
create view bakeries as select id from sites;
create table ovens (id bigint not null primary key, bakery_id bigint references sites);
create table mixers (id bigint not null primary key, bakery_id bigint);
