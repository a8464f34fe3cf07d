-- What PostgreSQL 16 to 18 added.
create collation ruled (provider = icu, locale = 'und', rules = '&V << w <<< W');
create table eighteen (
  id integer,
  doubled integer generated always as (id * 2) virtual,
  doubled_twice integer,
  stay daterange,
  constraint ck_eighteen check (id > 0) not enforced,
  constraint pk_eighteen primary key (id, stay without overlaps),
  constraint uq_eighteen unique (doubled_twice, stay without overlaps));
create table later (
  place text not null no inherit,
  id integer,
  stay daterange,
  note text,
  constraint fk_later foreign key (id, period stay) references eighteen (id, period stay),
  constraint fk_hint foreign key (id, period stay) references eighteen (id, period stay) not enforced);
alter table later add constraint nn_note not null note not valid;
comment on constraint nn_note on later is 'From now on';
create publication computed for table eighteen with (publish = 'insert', publish_generated_columns = stored);
