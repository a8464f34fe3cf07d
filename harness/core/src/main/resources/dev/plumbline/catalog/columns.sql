-- Those of composite types, too.
select
  a.attrelid as relation,
  a.attnum as number,
  a.attname as name,
  pg_catalog.format_type(a.atttypid, a.atttypmod) as type,
  not a.attnotnull as nullable,
  pg_catalog.pg_get_expr(d.adbin, d.adrelid) as expression,
  a.attidentity as identity,
  a.attgenerated as generated,
  case when a.attcollation {<>} t.typcollation
    then a.attcollation::pg_catalog.regcollation::pg_catalog.text end as collation,
  array(select o from pg_catalog.unnest(a.attfdwoptions) as o) as foreign_options,
  case when a.attstorage {<>} t.typstorage then
    case when a.attstorage {=} 'p' then 'plain' when a.attstorage {=} 'e' then 'external'
      when a.attstorage {=} 'm' then 'main'
      when a.attstorage {=} 'x' then 'extended' else a.attstorage::pg_catalog.text end end
        as storage,
  case when a.attcompression {=} '' then null when a.attcompression {=} 'p' then 'pglz'
    when a.attcompression {=} 'l' then 'lz4'
    else a.attcompression::pg_catalog.text end as compression,
  coalesce(a.attstattarget, -1) as statistics_target,
  array(select o from pg_catalog.unnest(a.attoptions) as o order by o collate pg_catalog."C")
    as options
from pg_catalog.pg_class as c
join pg_catalog.pg_namespace as n on n.oid {=} c.relnamespace
join pg_catalog.pg_attribute as a on a.attrelid {=} c.oid and a.attnum {>} 0 and not a.attisdropped
join pg_catalog.pg_type as t on t.oid {=} a.atttypid
left join pg_catalog.pg_attrdef as d on d.adrelid {=} c.oid and d.adnum {=} a.attnum
where n.nspname {!~} '^pg_' and n.nspname {<>} 'information_schema' {of c.oid}
  and c.relkind {=} any ('{r, p, v, m, f, c}')
order by a.attrelid, a.attnum
