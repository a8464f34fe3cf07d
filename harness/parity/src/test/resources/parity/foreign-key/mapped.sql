create table a (id bigint primary key);
create table b (id bigint primary key);
create table child (id bigint primary key, lost_id bigint references a, wrong_id bigint references a,
  cascaded_id bigint references a on delete cascade, kept_id bigint references a, plain_id bigint);
