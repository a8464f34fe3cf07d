-- Indexes of partitions that are attached to one of the partitioned table, those of keys included.
select
  i.indrelid as relation,
  ic.oid,
  ic.relname as name,
  pc.relname as parent,
  i.indisvalid as is_valid,
  (select s.spcname from pg_catalog.pg_tablespace as s where s.oid {=} ic.reltablespace)
    as tablespace,
  array(select o from pg_catalog.unnest(ic.reloptions) as o order by o collate pg_catalog."C")
    as parameters,
  array(
    select pg_catalog.concat(e.attnum, '=', e.attstattarget)
    from pg_catalog.pg_attribute as e
    where e.attrelid {=} ic.oid and e.attstattarget {>=} 0
    order by e.attnum) as statistics
from pg_catalog.pg_class as ic
join pg_catalog.pg_index as i on i.indexrelid {=} ic.oid
join pg_catalog.pg_inherits as h on h.inhrelid {=} ic.oid
join pg_catalog.pg_class as pc on pc.oid {=} h.inhparent
join pg_catalog.pg_namespace as n on n.oid {=} ic.relnamespace
where n.nspname {!~} '^pg_' and n.nspname {<>} 'information_schema' {of i.indrelid}
  and ic.relispartition and ic.relkind {=} any ('{i, I}')
order by i.indrelid, ic.relname
