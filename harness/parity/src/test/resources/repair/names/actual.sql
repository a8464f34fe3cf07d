create table "Order" (id bigint primary key, "user" bigint, "group" varchar(9));
create table a_table_whose_name_is_so_long_that_postgresql_just_takes_it_63 (
  id bigint primary key, a_column_whose_name_is_so_long_that_postgresql_just_takes_it_63 bigint);
create table users (id bigint primary key, email text, other_email text, constraint users_email_key1 check (id > 0));
create sequence users_email_key;
create table "naïve_tàble" ("ïd" bigint primary key, "größe" bigint);
