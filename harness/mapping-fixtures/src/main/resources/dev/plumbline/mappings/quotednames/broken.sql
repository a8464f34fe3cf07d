alter table "Group" rename to "group";
alter table "Group Members" rename "Member" to member;
