select
  e.extname as name,
  n.nspname as namespace
from pg_extension as e
join pg_namespace as n on n.oid = e.extnamespace
where e.extname <> 'plpgsql'
order by e.extname
