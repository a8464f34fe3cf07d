-- A constraint with a parent is the shadow of one on a partitioned table. Not-null constraints are
-- only asked for where pg_attribute.attnotnull says less (PostgreSQL 18 and later); exclusion
-- constraints come with the indexes. Columns are numbers, to be looked up in those of the table.
select
  o.conrelid as relation,
  o.oid,
  o.conname as name,
  o.contype as kind,
  o.conkey as columns,
  o.confrelid as target,
  tn.nspname as target_namespace,
  tc.relname as target_name,
  o.confkey as target_columns,
  o.confmatchtype as match,
  o.confupdtype as on_update,
  o.confdeltype as on_delete,
  {15: o.confdelsetcols | null::smallint[]} as set_on_delete,
  pg_catalog.pg_get_expr(o.conbin, o.conrelid) as expression,
  not o.connoinherit as inherited,
  o.condeferrable as is_deferrable,
  o.condeferred as is_deferred,
  o.convalidated as is_valid,
  {18: o.conenforced | true} as is_enforced,
  {18: o.conperiod | false} as has_period,
  {15: not coalesce(i.indnullsnotdistinct, false) | true} as nulls_distinct,
  i.indkey::smallint[] as index_columns,
  i.indnkeyatts as index_keys,
  (select s.spcname from pg_catalog.pg_tablespace as s where s.oid {=} ic.reltablespace)
    as tablespace,
  array(select o from pg_catalog.unnest(ic.reloptions) as o order by o collate pg_catalog."C")
    as parameters,
  array(
    select pg_catalog.concat(e.attnum, '=', e.attstattarget)
    from pg_catalog.pg_attribute as e
    where e.attrelid {=} ic.oid and e.attstattarget {>=} 0
    order by e.attnum) as statistics
from pg_catalog.pg_constraint as o
join pg_catalog.pg_class as c on c.oid {=} o.conrelid
join pg_catalog.pg_namespace as n on n.oid {=} c.relnamespace
left join pg_catalog.pg_class as tc on tc.oid {=} o.confrelid
left join pg_catalog.pg_namespace as tn on tn.oid {=} tc.relnamespace
left join pg_catalog.pg_index as i on i.indexrelid {=} o.conindid and o.contype {=} any ('{p, u}')
left join pg_catalog.pg_class as ic on ic.oid {=} i.indexrelid
where n.nspname {!~} '^pg_' and n.nspname {<>} 'information_schema' {of c.oid}
  and c.relkind {=} any ('{r, p, v, m, f}')
  and (o.contype {=} any ('{p, u, f, c}')
    or (o.contype {=} 'n' and (o.connoinherit or not o.convalidated)))
  and o.conparentid {=} 0
order by o.conrelid, o.conname
