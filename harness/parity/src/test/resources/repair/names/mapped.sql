create table "Order" (id bigint primary key, "user" bigint, "group" varchar(9) check ("group" in ('a', 'It''s', 'back\slash', '${user.name} -- /* ; $$ //')), "Select" integer not null, unique ("user", "group"));
create table a_table_whose_name_is_so_long_that_postgresql_just_takes_it_63 (
  id bigint primary key, a_column_whose_name_is_so_long_that_postgresql_just_takes_it_63 bigint references "Order" unique);
create table users (id bigint primary key, email text unique, other_email text);
create index users_email_key1 on users (other_email);
create table "naïve_tàble" ("ïd" bigint primary key, "größe" bigint references "Order");
