create table t (
  id bigint primary key,
  reordered varchar(9) check (reordered in ('A', 'B', 'C')),
  restored varchar(9) check (restored in ('A', 'It''s')),
  single varchar(9) check (single in ('A')),
  rejected varchar(9) check (rejected in ('A', 'B', 'C')),
  unread varchar(9) check (unread in ('A', 'B')),
  "Quoted" text check ("Quoted" in ('A', 'B')),
  level int check (level between 0 and 2));
