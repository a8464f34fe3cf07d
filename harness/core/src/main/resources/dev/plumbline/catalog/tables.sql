select
  n.nspname as namespace,
  c.relname as name,
  c.relkind as kind,
  c.relispartition as is_partition,
  case
    when c.relkind in ('v', 'm') then pg_get_viewdef(c.oid)
    when c.relispartition then pg_get_expr(c.relpartbound, c.oid)
    when c.relkind = 'p' then pg_get_partkeydef(c.oid)
  end as definition,
  obj_description(c.oid, 'pg_class') as comment
from pg_class as c
join pg_namespace as n on n.oid = c.relnamespace
where n.nspname not like 'pg\_%' and n.nspname <> 'information_schema'
  and c.relkind in ('r', 'p', 'v', 'm', 'f')
  and lower(c.relname) not in ('databasechangelog', 'databasechangeloglock')
  and not exists (
    select
    from pg_depend as extension_member
    where extension_member.classid = 'pg_class'::regclass
      and extension_member.objid = c.oid
      and extension_member.deptype = 'e')
order by 1, 2
