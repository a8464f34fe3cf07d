select
  t.oid,
  n.nspname as namespace,
  t.typname as name,
  array(
    select e.enumlabel::pg_catalog.text
    from pg_catalog.pg_enum as e
    where e.enumtypid {=} t.oid
    order by e.enumsortorder) as labels
from pg_catalog.pg_type as t
join pg_catalog.pg_namespace as n on n.oid {=} t.typnamespace
where n.nspname {!~} '^pg_' and n.nspname {<>} 'information_schema'
  and t.typtype {=} 'e'
  and not exists (
    select
    from pg_catalog.pg_depend as extension_member
    where extension_member.classid {=} 'pg_catalog.pg_type'::pg_catalog.regclass
      and extension_member.objid {=} t.oid
      and extension_member.deptype {=} 'e')
order by n.nspname, t.typname
