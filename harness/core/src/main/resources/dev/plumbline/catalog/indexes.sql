-- Those of primary keys and unique constraints show as the constraint, those of exclusion
-- constraints here; those of partitions follow their parent.
select
  n.nspname as namespace,
  c.relname as relation,
  ic.relname as name,
  am.amname as method,
  i.indisunique as is_unique,
  array(
    select coalesce(a.attname::text, pg_get_indexdef(i.indexrelid, k, true))
    from generate_series(1, i.indnkeyatts) as k
    left join pg_attribute as a
      on a.attrelid = i.indrelid and a.attnum = i.indkey[k - 1] and a.attnum > 0
    order by k) as keys,
  pg_get_expr(i.indpred, i.indrelid) as predicate,
  i.indisvalid as is_valid,
  pg_get_indexdef(i.indexrelid) as definition
from pg_class as c
join pg_namespace as n on n.oid = c.relnamespace
join pg_index as i on i.indrelid = c.oid
join pg_class as ic on ic.oid = i.indexrelid
join pg_am as am on am.oid = ic.relam
where n.nspname not like 'pg\_%' and n.nspname <> 'information_schema'
  and c.relkind in ('r', 'p', 'v', 'm', 'f')
  and lower(c.relname) not in ('databasechangelog', 'databasechangeloglock')
  and not ic.relispartition
  and not exists (
    select
    from pg_constraint as o
    where o.conindid = i.indexrelid and o.conrelid = i.indrelid and o.contype in ('p', 'u'))
order by 1, 2, 3
