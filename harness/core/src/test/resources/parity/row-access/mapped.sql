create table open (id bigint primary key);
create table closed (id bigint primary key);
create table forced (id bigint primary key);
create table guarded (id bigint primary key);
create table idle (id bigint primary key);
create table triggered (id bigint primary key);
create table filled (id bigint primary key, stamp timestamp(6) not null);
create table ruled (id bigint primary key);
