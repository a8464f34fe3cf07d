create table t (id bigint primary key, computed int, updated int, read int, stamp timestamp(6), lost timestamp(6) not null,
  nobody text, always bigint, made bigint, preset text);
create table dynamic (id bigint primary key, preset text, given text);
