create table places (id bigint primary key);
create table visits (day date not null, id bigint not null, place_id bigint, note varchar(20), code text,
  primary key (day, id)) partition by range (day);
create table visits_2026 partition of visits for values from ('2026-01-01') to ('2027-01-01');
insert into places values (1);
insert into visits values ('2026-05-05', 1, 1, 'sunny', 'a');
