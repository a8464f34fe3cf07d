create table "MixedCase" (
  "Id" bigint primary key,
  "firstName" varchar(255)
);
