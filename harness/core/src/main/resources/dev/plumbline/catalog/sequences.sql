-- An identity column's own sequence (dependency 'i') is part of the column.
select
  n.nspname as namespace,
  c.relname as name,
  format_type(s.seqtypid, null) as type,
  s.seqstart as start,
  s.seqincrement as increment,
  s.seqmin as minimum,
  s.seqmax as maximum,
  s.seqcycle as cycle,
  (
    select d.refobjid::regclass || '.' || a.attname
    from pg_depend as d
    join pg_attribute as a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
    where d.classid = 'pg_class'::regclass and d.objid = c.oid
      and d.refclassid = 'pg_class'::regclass and d.deptype = 'a') as owner
from pg_sequence as s
join pg_class as c on c.oid = s.seqrelid
join pg_namespace as n on n.oid = c.relnamespace
where n.nspname not like 'pg\_%' and n.nspname <> 'information_schema'
  and not exists (
    select
    from pg_depend as d
    where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'i')
  and not exists (
    select
    from pg_depend as extension_member
    where extension_member.classid = 'pg_class'::regclass
      and extension_member.objid = c.oid
      and extension_member.deptype = 'e')
order by 1, 2
