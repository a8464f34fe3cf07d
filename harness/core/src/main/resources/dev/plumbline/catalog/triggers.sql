-- A trigger with a parent is the copy of one on a partitioned table.
select
  t.tgrelid as relation,
  t.oid,
  t.tgname as name,
  pg_catalog.pg_get_triggerdef(t.oid) as definition,
  t.tgenabled as firing
from pg_catalog.pg_trigger as t
join pg_catalog.pg_class as c on c.oid {=} t.tgrelid
join pg_catalog.pg_namespace as n on n.oid {=} c.relnamespace
where n.nspname {!~} '^pg_' and n.nspname {<>} 'information_schema' {of c.oid}
  and not t.tgisinternal
  and t.tgparentid {=} 0
order by t.tgrelid, t.tgname
