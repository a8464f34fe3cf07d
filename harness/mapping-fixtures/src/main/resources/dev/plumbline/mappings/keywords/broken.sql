alter table "user" rename "group" to groups;
alter table "user" drop column "limit";
