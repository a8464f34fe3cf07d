select
  t.oid,
  n.nspname as namespace,
  t.typname as name,
  pg_catalog.format_type(r.rngsubtype, null) as subtype,
  case when ocn.nspname {=} any ('{pg_catalog, public}') then ''
    else pg_catalog.quote_ident(ocn.nspname) {||} '.' end
    {||} pg_catalog.quote_ident(oc.opcname) as operator_class,
  case when r.rngcollation {<>} s.typcollation
    then r.rngcollation::pg_catalog.regcollation::pg_catalog.text end
    as collation,
  case when r.rngcanonical::pg_catalog.text {<>} '-' then r.rngcanonical::pg_catalog.text end
    as canonical,
  case when r.rngsubdiff::pg_catalog.text {<>} '-' then r.rngsubdiff::pg_catalog.text end
    as difference,
  pg_catalog.format_type(r.rngmultitypid, null) as multirange
from pg_catalog.pg_range as r
join pg_catalog.pg_type as t on t.oid {=} r.rngtypid
join pg_catalog.pg_type as s on s.oid {=} r.rngsubtype
join pg_catalog.pg_opclass as oc on oc.oid {=} r.rngsubopc
join pg_catalog.pg_namespace as ocn on ocn.oid {=} oc.opcnamespace
join pg_catalog.pg_namespace as n on n.oid {=} t.typnamespace
where n.nspname {!~} '^pg_' and n.nspname {<>} 'information_schema'
  and not exists (
    select
    from pg_catalog.pg_depend as extension_member
    where extension_member.classid {=} 'pg_catalog.pg_type'::pg_catalog.regclass
      and extension_member.objid {=} t.oid
      and extension_member.deptype {=} 'e')
order by n.nspname, t.typname
