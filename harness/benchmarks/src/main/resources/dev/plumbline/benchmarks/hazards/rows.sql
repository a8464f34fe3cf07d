insert into customers (code) select 'c' || g from generate_series(1, 300) as g;
insert into orders (customer_id, email, name, remark, pieces, total, placed_at, state, reference)
select case when g = 300 then 9999 else g end,
  case when g % 10 = 0 then null when g % 2 = 0 then 'U' || (g / 2) || '@x' else 'u' || ((g + 1) / 2) || '@x' end,
  rpad('n' || g, 20, 'x'), repeat('y', g % 200),
  case when g % 7 = 0 then null when g = 1 then 2147483647 else g % 50 end,
  g + 0.75, timestamp '2024-03-10 02:30:00.7' + g * interval '1 hour',
  case when g % 3 = 0 then 'sent' else 'open' end::order_state,
  case g % 4 when 0 then '' when 1 then lpad(g::text, 6, '0') when 2 then g::text else '12,5' end
from generate_series(1, 300) as g;
insert into payments select g, g, g from generate_series(1, 300) as g;
insert into doses select g from generate_series(1, 300) as g;
insert into visits select g, 'early' from generate_series(0, 299) as g;
insert into visits select g, 'other' from generate_series(5000, 5299) as g;
insert into visits_late select 1000000 + g, 'late' from generate_series(0, 299) as g;
insert into shelves select g, g, 'wood' from generate_series(1, 300) as g;
refresh materialized view order_counts;
