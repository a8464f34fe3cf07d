create sequence order_ids as smallint;
create sequence line_ids as integer;
create sequence shared_ids as smallint;
create sequence unknown_ids as smallint;
create table orders (id integer primary key);
create table lines (id integer primary key);
create table stamps (id smallint primary key);
create table letters (id smallint primary key);
create table parcels (id bigint primary key);
