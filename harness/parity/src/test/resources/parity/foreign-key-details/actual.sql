create table p (a bigint, b bigint, primary key (a, b));
create table t (id bigint primary key, a bigint not null, b bigint, c bigint, d bigint,
  e bigint not null, f bigint not null,
  constraint fk_ab foreign key (a, b) references p match full,
  constraint fk_cd foreign key (c, d) references p match full on update cascade,
  constraint fk_ef foreign key (f, e) references p (b, a) deferrable initially deferred);
