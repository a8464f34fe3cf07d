create table articles (
  id bigint primary key,
  dtype varchar(31) not null check (dtype in ('Article', 'Cake')),
  name varchar(39) not null,
  sku varchar(12) not null,
  rank integer not null check (rank >= 1 and rank <= 9),
  contact varchar(255),
  label varchar(20) not null,
  remark varchar(255),
  kilos numeric(8, 3),
  parent_id bigint not null references articles,
  glaze varchar(7)
);
