select
  c.oid,
  n.nspname as namespace,
  c.relname as name,
  c.relkind as kind,
  c.relispartition as is_partition,
  c.relpersistence = 'u' as unlogged,
  c.relrowsecurity as row_security_enabled,
  c.relforcerowsecurity as row_security_forced,
  case when c.relkind in ('v', 'm') then pg_get_viewdef(c.oid) end as query,
  -- those of a materialized view are about storage
  case when c.relkind = 'v' then
    array(select o from unnest(c.reloptions) as o order by o collate "C")
  else '{}' end as options,
  -- update 4, insert 8, delete 16
  c.relkind = 'v' and pg_relation_is_updatable(c.oid, true) & 28 = 28 as writable,
  pg_get_expr(c.relpartbound, c.oid) as partition_bound,
  case when c.relkind = 'p' then pg_get_partkeydef(c.oid) end as partition_key,
  coalesce(p.namespaces, '{}') as parent_namespaces,
  coalesce(p.names, '{}') as parent_names
from pg_class as c
join pg_namespace as n on n.oid = c.relnamespace
left join (
  select
    i.inhrelid,
    array_agg(pn.nspname::text order by i.inhseqno) as namespaces,
    array_agg(pc.relname::text order by i.inhseqno) as names
  from pg_inherits as i
  join pg_class as pc on pc.oid = i.inhparent
  join pg_namespace as pn on pn.oid = pc.relnamespace
  group by i.inhrelid) as p on p.inhrelid = c.oid
where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and c.relkind in ('r', 'p', 'v', 'm', 'f')
  and lower(c.relname) not in ('databasechangelog', 'databasechangeloglock')
  and not exists (
    select
    from pg_depend as extension_member
    where extension_member.classid = 'pg_class'::regclass
      and extension_member.objid = c.oid
      and extension_member.deptype = 'e')
order by n.nspname, c.relname
