create table t (id bigint primary key, email varchar(40) unique, code varchar(9) unique, fixed varchar(9) not null unique,
  phone text unique, a_id bigint, c int, d int);
create unique index ux_open on t (c) where d = 1;
create unique index ux_closed on t (d) where c = 1;
create table keyed (id bigint not null, primary key (id));
create table tags (post_id bigint not null, tag text not null, primary key (post_id, tag));
