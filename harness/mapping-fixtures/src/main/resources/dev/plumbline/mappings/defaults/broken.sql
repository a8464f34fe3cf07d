alter table orders alter column state drop default;
alter table orders alter column discount set default 5;
alter table orders alter column reference drop default;
alter table orders alter column gross drop expression;
alter table orders drop constraint orders_net_check;
alter table orders add check (net > 100);
alter table orders alter column revision drop default;
