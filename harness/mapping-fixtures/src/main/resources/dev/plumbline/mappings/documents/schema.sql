create table sensors (
  id uuid primary key,
  settings jsonb not null,
  location jsonb,
  manual xml,
  labels varchar(255)[],
  limits integer[],
  alarm_codes varchar(40)[],
  owner uuid,
  address inet
);
