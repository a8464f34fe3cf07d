select
  n.nspname as namespace,
  t.typname as name,
  format_type(t.typbasetype, t.typtypmod) as type,
  not t.typnotnull as nullable,
  t.typdefault as expression,
  array(
    select pg_get_constraintdef(o.oid)
    from pg_constraint as o
    where o.contypid = t.oid and o.contype = 'c'
    order by 1) as checks
from pg_type as t
join pg_namespace as n on n.oid = t.typnamespace
where n.nspname not like 'pg\_%' and n.nspname <> 'information_schema'
  and t.typtype = 'd'
  and not exists (
    select
    from pg_depend as extension_member
    where extension_member.classid = 'pg_type'::regclass
      and extension_member.objid = t.oid
      and extension_member.deptype = 'e')
order by 1, 2
