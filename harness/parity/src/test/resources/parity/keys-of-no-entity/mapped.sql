create table shops (id bigint not null primary key, city varchar(30));
create table shop_doors (shop_id bigint not null, door integer not null, primary key (shop_id, door));
create table shop_clerks (shop_id bigint not null, clerk integer not null, primary key (shop_id, clerk));
create table shop_shelves (shop_id bigint not null, shelf integer not null, primary key (shop_id, shelf));
create table shop_notes (shop_id bigint not null primary key, note varchar(100));
create table leases (id bigint not null primary key, tenant varchar(36) not null);
create table loans (id bigint not null primary key, region varchar(36) not null);
