create table versions (id bigint primary key, version integer);
create table variants (recipe bigint not null, variant bigint not null, primary key (variant));
create table offers (shop bigint not null, offer bigint, unique (shop, offer));
create table openings (id bigint primary key, at time(0));
create table labels (item bigint not null, label text);
create table stamps (item bigint not null, stamp text);
