-- A constraint with a parent is the shadow of one on a partitioned table.
select
  n.nspname as namespace,
  c.relname as relation,
  o.conname as name,
  o.contype as kind,
  array(
    select a.attname::text
    from unnest(o.conkey) with ordinality as k (attnum, position)
    join pg_attribute as a on a.attrelid = o.conrelid and a.attnum = k.attnum
    order by k.position) as columns,
  tn.nspname as target_namespace,
  tc.relname as target_name,
  array(
    select a.attname::text
    from unnest(o.confkey) with ordinality as k (attnum, position)
    join pg_attribute as a on a.attrelid = o.confrelid and a.attnum = k.attnum
    order by k.position) as target_columns,
  o.confupdtype as on_update,
  o.confdeltype as on_delete,
  pg_get_constraintdef(o.oid) as definition
from pg_constraint as o
join pg_class as c on c.oid = o.conrelid
join pg_namespace as n on n.oid = c.relnamespace
left join pg_class as tc on tc.oid = o.confrelid
left join pg_namespace as tn on tn.oid = tc.relnamespace
where n.nspname not like 'pg\_%' and n.nspname <> 'information_schema'
  and c.relkind in ('r', 'p', 'v', 'm', 'f')
  and lower(c.relname) not in ('databasechangelog', 'databasechangeloglock')
  and o.contype in ('p', 'u', 'f', 'c')
  and o.conparentid = 0
order by 1, 2, 3
