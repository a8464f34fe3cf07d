create table orders (id bigint primary key, state varchar(20) check (state in ('OPEN', 'DONE')),
  channel varchar(20) check (channel in ('SHOP', 'WEB')), weight integer check (weight > 0));
create table lines (id bigint primary key, unit varchar(20) check (unit in ('PIECE', 'KILO')));
