select
  n.oid,
  n.nspname as namespace
from pg_catalog.pg_namespace as n
where n.nspname {!~} '^pg_' and n.nspname {<>} 'information_schema'
  and not exists (
    select
    from pg_catalog.pg_depend as extension_member
    where extension_member.classid {=} 'pg_catalog.pg_namespace'::pg_catalog.regclass
      and extension_member.objid {=} n.oid
      and extension_member.deptype {=} 'e')
order by n.nspname
