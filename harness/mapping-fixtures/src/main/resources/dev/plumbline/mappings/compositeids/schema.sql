create table rooms (
  id bigint primary key,
  number varchar(20) unique
);

create table bookings (
  room_id bigint not null references rooms,
  day date not null,
  primary key (room_id, day)
);

create table bills (
  year integer not null,
  number integer not null,
  room_id bigint,
  day date,
  primary key (year, number),
  foreign key (room_id, day) references bookings
);

create table bill_notes (
  bill_year integer not null,
  bill_number integer not null,
  text varchar(500),
  primary key (bill_year, bill_number),
  foreign key (bill_year, bill_number) references bills (year, number)
);
