create table events (
  id bigint not null,
  happened_on date not null,
  title varchar(255) not null,
  primary key (id, happened_on)
) partition by range (happened_on);
create table events_2025 partition of events for values from ('2025-01-01') to ('2026-01-01');
create table events_2026 partition of events for values from ('2026-01-01') to ('2027-01-01');

create sequence reading_ids increment by 50;

create table readings (
  id bigint not null,
  region varchar(255) not null,
  primary key (id, region)
) partition by list (region);
create table readings_north partition of readings for values in ('NORTH');
create table readings_rest partition of readings default;
