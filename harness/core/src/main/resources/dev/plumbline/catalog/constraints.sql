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
  pg_get_expr(o.conbin, o.conrelid) as expression,
  not o.connoinherit as inherited,
  o.condeferrable as is_deferrable,
  o.condeferred as is_deferred,
  o.convalidated as is_valid,
  {18: o.conenforced | true} as is_enforced,
  {18: o.conperiod | false} as has_period,
  {15: not coalesce(i.indnullsnotdistinct, false) | true} as nulls_distinct,
  i.indkey::smallint[] as index_columns,
  i.indnkeyatts as index_keys
from pg_constraint as o
join pg_class as c on c.oid = o.conrelid
join pg_namespace as n on n.oid = c.relnamespace
left join pg_class as tc on tc.oid = o.confrelid
left join pg_namespace as tn on tn.oid = tc.relnamespace
left join pg_index as i on i.indexrelid = o.conindid and o.contype in ('p', 'u')
where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and c.relkind in ('r', 'p', 'v', 'm', 'f')
  and (o.contype in ('p', 'u', 'f', 'c')
    or (o.contype = 'n' and (o.connoinherit or not o.convalidated)))
  and o.conparentid = 0
order by o.conrelid, o.conname
