create table sales (
  id bigint primary key,
  amount numeric(10, 2) not null,
  day date not null
);

create view daily_sales as
  select day, sum(amount) as amount, count(*) as sales
  from sales
  group by day;

create view best_days as
  select day, max(amount) as amount
  from sales
  group by day;

create materialized view weekly_sales as
  select extract(week from day)::integer as week, sum(amount) as amount
  from sales
  group by 1;
