-- Those of primary keys and unique constraints show as the constraint; those of exclusion
-- constraints are told by their operators; those of partitions follow their parent. Columns are
-- numbers, to be looked up in those of the table; 0 stands for an expression.
select
  i.indrelid as relation,
  ic.oid,
  o.oid as exclusion,
  ic.relname as name,
  am.amname as method,
  i.indisunique as is_unique,
  {15: not i.indnullsnotdistinct | true} as nulls_distinct,
  i.indkey::smallint[] as columns,
  i.indnkeyatts as keys,
  case when i.indexprs is null then '{}' else array(
    select case when i.indkey[k - 1] = 0 then pg_get_indexdef(i.indexrelid, k, true) else '' end
    from generate_series(1, i.indnkeyatts) as k
    order by k) end as expressions,
  parts.operator_classes,
  parts.collations,
  i.indoption::smallint[] as options,
  pg_get_expr(i.indpred, i.indrelid) as predicate,
  i.indisvalid as is_valid,
  case when o.conexclop is null then '{}' else array(
    select
      case when opn.nspname in ('pg_catalog', 'public') then '' else opn.nspname || '.' end
        || op.oprname
    from unnest(o.conexclop) with ordinality as x (operator, position)
    join pg_operator as op on op.oid = x.operator
    join pg_namespace as opn on opn.oid = op.oprnamespace
    order by x.position) end as operators,
  coalesce(o.condeferrable, false) as is_deferrable,
  coalesce(o.condeferred, false) as is_deferred
from pg_class as c
join pg_namespace as n on n.oid = c.relnamespace
join pg_index as i on i.indrelid = c.oid
join pg_class as ic on ic.oid = i.indexrelid
join pg_am as am on am.oid = ic.relam
left join pg_constraint as o
  on o.conindid = i.indexrelid and o.conrelid = i.indrelid and o.contype in ('p', 'u', 'x')
cross join lateral (
  select
    array_agg(
      case
        when ia.attoptions is null and oc.opcdefault and (
          oc.opcintype = coalesce(a.atttypid, ia.atttypid)
          or not exists (
            select
            from pg_opclass as own
            where own.opcmethod = oc.opcmethod
              and own.opcdefault
              and own.opcintype = coalesce(a.atttypid, ia.atttypid)))
          then ''
        else
          case when ocn.nspname in ('pg_catalog', 'public') then ''
            else quote_ident(ocn.nspname) || '.' end
          || quote_ident(oc.opcname)
          || coalesce(' (' || array_to_string(ia.attoptions, ', ') || ')', '')
      end
      order by part.position) as operator_classes,
    array_agg(
      case when part.coll <> 0 and part.coll <> coalesce(a.attcollation, t.typcollation)
        then part.coll::regcollation::text
        else '' end
      order by part.position) as collations
  from unnest(i.indclass::oid[], i.indcollation::oid[])
    with ordinality as part (class, coll, position)
  join pg_attribute as ia on ia.attrelid = i.indexrelid and ia.attnum = part.position
  join pg_type as t on t.oid = ia.atttypid
  join pg_opclass as oc on oc.oid = part.class
  join pg_namespace as ocn on ocn.oid = oc.opcnamespace
  left join pg_attribute as a
    on a.attrelid = i.indrelid and a.attnum = i.indkey[part.position - 1] and a.attnum > 0) as parts
where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and c.relkind in ('r', 'p', 'v', 'm', 'f')
  and not ic.relispartition
  and (o.oid is null or o.contype = 'x')
order by i.indrelid, ic.relname
