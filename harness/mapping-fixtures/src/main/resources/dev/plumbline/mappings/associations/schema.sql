create table teams (id bigint primary key);
create table passports (id bigint primary key);

create table countries (
  number integer primary key,
  code varchar(2) not null unique
);

create table people (
  id bigint primary key,
  first_name varchar(40) not null,
  last_name varchar(40) not null,
  email varchar(100) unique,
  passport_id bigint not null unique references passports,
  boss_id bigint,
  team_id bigint references teams on delete cascade,
  country varchar(2) references countries (code),
  unique (first_name, last_name)
);
create index people_by_name on people (last_name, first_name);
create index on people (team_id);

create table photos (person_id bigint primary key references people);
