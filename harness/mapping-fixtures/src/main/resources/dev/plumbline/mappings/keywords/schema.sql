create table "user" (
  id bigint primary key,
  "order" integer,
  "limit" integer,
  "default" varchar(255),
  "group" varchar(255) not null,
  "select" boolean
);
