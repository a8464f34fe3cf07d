create table versions (id bigint primary key, version integer not null);
create table variants (recipe bigint not null, variant bigint not null unique, primary key (recipe, variant));
create table offers (shop bigint not null, offer bigint, primary key (offer, shop));
create table openings (id bigint primary key, at time);
create table labels (item bigint not null, label text, unique (label, item));
create table stamps (item bigint not null, stamp text, primary key (item, stamp));
