select
  e.extname as name,
  n.nspname as namespace
from pg_catalog.pg_extension as e
join pg_catalog.pg_namespace as n on n.oid {=} e.extnamespace
where e.extname {<>} 'plpgsql'
order by e.extname
