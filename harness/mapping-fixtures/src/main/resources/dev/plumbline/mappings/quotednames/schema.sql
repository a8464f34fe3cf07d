create sequence "Group Ids";

create table "Group" (
  "Id" bigint primary key,
  "Full Name" varchar(50) not null,
  "order" integer,
  "full name" varchar(255)
);
create index group_name on "Group" ("Full Name");

create table "Group Members" (
  "Group" bigint not null references "Group",
  "Member" bigint not null references "Group",
  primary key ("Group", "Member")
);
