select
  o.contypid as type,
  o.oid,
  o.conname as name,
  pg_catalog.pg_get_expr(o.conbin, 0) as expression,
  o.convalidated as is_valid
from pg_catalog.pg_constraint as o
where o.contypid {<>} 0 and o.contype {=} 'c'
order by o.contypid, o.conname
