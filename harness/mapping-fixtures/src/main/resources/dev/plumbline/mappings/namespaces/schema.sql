create schema sites;
create schema staff;
create schema "Archive";

create table sites.offices (id bigint primary key);

create sequence staff.employee_ids increment by 50;

create table staff.employees (
  id bigint primary key,
  office_id bigint references sites.offices
);

create table staff.employee_offices (
  employee_id bigint not null references staff.employees,
  office_id bigint not null references sites.offices,
  primary key (employee_id, office_id)
);

create table "Archive".papers (id bigint primary key);
