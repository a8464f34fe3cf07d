create table a (id bigint primary key);
create table b (id bigint primary key);
create table child (id bigint primary key, lost_id bigint, wrong_id bigint references b,
  cascaded_id bigint references a, kept_id bigint references a on delete cascade, plain_id bigint references a);
