create table p (a bigint, b bigint, primary key (a, b));
create table t (id bigint primary key, a bigint not null, b bigint, c bigint, d bigint,
  e bigint not null, f bigint not null,
  foreign key (a, b) references p, foreign key (c, d) references p, foreign key (e, f) references p);
