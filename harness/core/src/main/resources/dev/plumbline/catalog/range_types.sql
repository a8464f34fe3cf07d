select
  t.oid,
  n.nspname as namespace,
  t.typname as name,
  format_type(r.rngsubtype, null) as subtype,
  case when ocn.nspname in ('pg_catalog', 'public') then '' else quote_ident(ocn.nspname) || '.' end
    || quote_ident(oc.opcname) as operator_class,
  case when r.rngcollation <> s.typcollation then r.rngcollation::regcollation::text end
    as collation,
  nullif(r.rngcanonical::text, '-') as canonical,
  nullif(r.rngsubdiff::text, '-') as difference,
  format_type(r.rngmultitypid, null) as multirange
from pg_range as r
join pg_type as t on t.oid = r.rngtypid
join pg_type as s on s.oid = r.rngsubtype
join pg_opclass as oc on oc.oid = r.rngsubopc
join pg_namespace as ocn on ocn.oid = oc.opcnamespace
join pg_namespace as n on n.oid = t.typnamespace
where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and not exists (
    select
    from pg_depend as extension_member
    where extension_member.classid = 'pg_type'::regclass
      and extension_member.objid = t.oid
      and extension_member.deptype = 'e')
order by n.nspname, t.typname
