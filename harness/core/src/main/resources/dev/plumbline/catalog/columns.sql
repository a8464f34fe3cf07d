-- Those of composite types, too.
select
  a.attrelid as relation,
  a.attnum as number,
  a.attname as name,
  format_type(a.atttypid, a.atttypmod) as type,
  not a.attnotnull as nullable,
  pg_get_expr(d.adbin, d.adrelid) as expression,
  a.attidentity as identity,
  a.attgenerated as generated,
  case when a.attcollation <> t.typcollation then a.attcollation::regcollation::text end as collation
from pg_class as c
join pg_namespace as n on n.oid = c.relnamespace
join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
join pg_type as t on t.oid = a.atttypid
left join pg_attrdef as d on d.adrelid = c.oid and d.adnum = a.attnum
where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and c.relkind in ('r', 'p', 'v', 'm', 'f', 'c')
order by a.attrelid, a.attnum
