create schema "Shop"; create table "Shop"."Order" ("Id" bigint primary key, "User" text);
