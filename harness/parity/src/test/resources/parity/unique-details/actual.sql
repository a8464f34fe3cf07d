create table t (id bigint primary key, email varchar(40), code varchar(9), fixed varchar(9) not null,
  phone text, a_id bigint constraint uq_a unique, c int, d int, other int, unique (id, a_id), unique (a_id, other));
create unique index ux_email on t (lower(email));
create unique index ux_code on t (code) nulls not distinct;
create unique index ux_fixed on t (fixed) nulls not distinct;
create unique index ux_phone on t (phone) where c > 0;
create unique index ux_open on t (c) where (d = 1);
create unique index ux_closed on t (d) where c = 2;
create table keyed (id bigint not null, unique (id));
create table tags (post_id bigint not null, tag text not null constraint uq_tag unique, primary key (post_id, tag));
