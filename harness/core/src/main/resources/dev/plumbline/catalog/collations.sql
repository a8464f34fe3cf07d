select
  c.oid,
  n.nspname as namespace,
  c.collname as name,
  case when c.collprovider {=} 'c' then 'libc' when c.collprovider {=} 'i' then 'icu'
    when c.collprovider {=} 'b' then 'builtin'
    else c.collprovider::pg_catalog.text end as provider,
  coalesce(
    {17: c.colllocale | {15: c.colliculocale | null}},
    case when c.collctype {=} c.collcollate or c.collprovider {=} 'i' then c.collcollate
      else c.collcollate {||} '/' {||} c.collctype end) as locale,
  {16: c.collicurules | null} as rules,
  c.collisdeterministic as deterministic
from pg_catalog.pg_collation as c
join pg_catalog.pg_namespace as n on n.oid {=} c.collnamespace
where n.nspname {!~} '^pg_' and n.nspname {<>} 'information_schema'
  and not exists (
    select
    from pg_catalog.pg_depend as extension_member
    where extension_member.classid {=} 'pg_catalog.pg_collation'::pg_catalog.regclass
      and extension_member.objid {=} c.oid
      and extension_member.deptype {=} 'e')
order by n.nspname, c.collname
