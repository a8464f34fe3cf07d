create table places (id bigint primary key);
create table visits (day date not null, id bigint not null, place_id bigint references places, note varchar(40) not null, code text,
  unique (day, code), unique (code), primary key (day, id));
create index on visits (note);
