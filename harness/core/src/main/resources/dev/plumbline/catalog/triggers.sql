select
  n.nspname as namespace,
  c.relname as relation,
  t.tgname as name,
  pg_get_triggerdef(t.oid) as definition
from pg_class as c
join pg_namespace as n on n.oid = c.relnamespace
join pg_trigger as t on t.tgrelid = c.oid
where n.nspname not like 'pg\_%' and n.nspname <> 'information_schema'
  and c.relkind in ('r', 'p', 'v', 'm', 'f')
  and lower(c.relname) not in ('databasechangelog', 'databasechangeloglock')
  and not t.tgisinternal
  and t.tgparentid = 0
order by 1, 2, 3
