create table bakeries (id bigint not null primary key);
create table ovens (id bigint not null primary key, bakery_id bigint references bakeries);
create table mixers (id bigint not null primary key, bakery_id bigint references bakeries);
