create table t (
  id bigint primary key,
  same smallint constraint ck_same check (same in (2, 1, 0)),
  rejected smallint constraint ck_rejected check (rejected in (0, 1, 2)),
  unread smallint constraint ck_unread check (unread >= 0 and unread < 3),
  rating numeric(3, 1) constraint ck_rating check (rating >= 0 and rating < 3));
