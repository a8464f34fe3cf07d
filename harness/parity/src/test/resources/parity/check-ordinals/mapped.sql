create table t (
  id bigint primary key,
  same smallint check (same between 0 and 2),
  rejected smallint check (rejected between 0 and 3),
  unread smallint check (unread between 0 and 1),
  rating numeric(3, 1) check (rating between 0 and 2));
