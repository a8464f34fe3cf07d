create table t (
  id bigint primary key,
  reordered varchar(9) constraint ck_reordered check (reordered in ('C', 'A', 'B')),
  restored varchar(9) constraint ck_restored
    check ((restored)::text = any (array[('A'::character varying)::text, ('It''s'::character varying)::text])),
  single varchar(9) constraint ck_single check (single = 'A'),
  rejected varchar(9) constraint ck_rejected check (rejected in ('A', 'B')),
  unread varchar(9) constraint ck_unread check (unread in ('A', 'B', 'LEGACY')),
  "Quoted" text constraint ck_quoted check ("Quoted" in ('B', 'A')),
  level int constraint ck_level check (level between 0 and 1));
