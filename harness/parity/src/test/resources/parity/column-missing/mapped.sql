create table users (id bigint primary key, display_name varchar(80) not null);
