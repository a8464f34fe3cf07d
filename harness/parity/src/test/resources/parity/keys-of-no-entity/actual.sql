create table shops (id bigint not null, city varchar(30));
create table shop_doors (shop_id bigint not null, door integer not null);
create table shop_clerks (shop_id bigint not null, clerk integer not null, primary key (shop_id));
create table shop_shelves (shop_id bigint not null, shelf integer not null);
create table shop_notes (shop_id bigint not null, note varchar(100));
create table leases (id bigint not null, tenant varchar(36) not null, primary key (tenant, id));
create table loans (id bigint not null, region varchar(36) not null, primary key (region, id));
