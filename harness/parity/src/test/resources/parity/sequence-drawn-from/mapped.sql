create sequence order_ids;
create sequence line_ids;
create sequence shared_ids;
create sequence unknown_ids;
create table orders (id integer primary key);
create table lines (id integer primary key);
create table stamps (id smallint primary key);
create table letters (id smallint primary key);
create table parcels (id bigint primary key);
