select
  t.oid,
  n.nspname as namespace,
  t.typname as name,
  pg_catalog.format_type(t.typbasetype, t.typtypmod) as type,
  not t.typnotnull as nullable,
  pg_catalog.pg_get_expr(t.typdefaultbin, 0) as expression,
  case when t.typcollation {<>} b.typcollation
    then t.typcollation::pg_catalog.regcollation::pg_catalog.text end as collation
from pg_catalog.pg_type as t
join pg_catalog.pg_type as b on b.oid {=} t.typbasetype
join pg_catalog.pg_namespace as n on n.oid {=} t.typnamespace
where n.nspname {!~} '^pg_' and n.nspname {<>} 'information_schema'
  and t.typtype {=} 'd'
  and not exists (
    select
    from pg_catalog.pg_depend as extension_member
    where extension_member.classid {=} 'pg_catalog.pg_type'::pg_catalog.regclass
      and extension_member.objid {=} t.oid
      and extension_member.deptype {=} 'e')
order by n.nspname, t.typname
