-- Dependency 'i' is that of an identity column's own sequence, 'a' that of OWNED BY.
select
  c.oid,
  n.nspname as namespace,
  c.relname as name,
  pg_catalog.format_type(s.seqtypid, null) as type,
  s.seqstart as start,
  s.seqincrement as increment,
  s.seqmin as minimum,
  s.seqmax as maximum,
  s.seqcache as cache,
  s.seqcycle as cycle,
  c.relpersistence {=} 'u' and d.objid is null as unlogged,
  d.deptype {=} 'i' as is_identity,
  d.refobjid as owner_table,
  d.refobjsubid as owner_column,
  d.refobjid::pg_catalog.regclass {||} '.' {||} a.attname as owner
from pg_catalog.pg_sequence as s
join pg_catalog.pg_class as c on c.oid {=} s.seqrelid
join pg_catalog.pg_namespace as n on n.oid {=} c.relnamespace
left join pg_catalog.pg_depend as d
  on d.classid {=} 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid {=} c.oid
  and d.refclassid {=} 'pg_catalog.pg_class'::pg_catalog.regclass and d.refobjsubid {>} 0
    and d.deptype {=} any ('{a, i}')
left join pg_catalog.pg_attribute as a on a.attrelid {=} d.refobjid and a.attnum {=} d.refobjsubid
where n.nspname {!~} '^pg_' and n.nspname {<>} 'information_schema' {of c.oid, d.refobjid}
  and not exists (
    select
    from pg_catalog.pg_depend as extension_member
    where extension_member.classid {=} 'pg_catalog.pg_class'::pg_catalog.regclass
      and extension_member.objid {=} c.oid
      and extension_member.deptype {=} 'e')
order by n.nspname, c.relname
