drop view daily_sales;
create view daily_sales as
  select day, sum(amount)::text as amount
  from sales
  group by day;
drop view best_days;
