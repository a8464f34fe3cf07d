-- Those of primary keys and unique constraints show as the constraint; those of exclusion
-- constraints are told by their operators; those that are attached to the index of a
-- partitioned table come by themselves. Columns are numbers, to be looked up in those of the table;
-- 0 stands for an expression.
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
    select case when i.indkey[k {-} 1] {=} 0 then pg_catalog.pg_get_indexdef(i.indexrelid, k, true)
      else '' end
    from pg_catalog.generate_series(1, i.indnkeyatts) as k
    order by k) end as expressions,
  parts.operator_classes,
  parts.collations,
  i.indoption::smallint[] as options,
  pg_catalog.pg_get_expr(i.indpred, i.indrelid) as predicate,
  i.indisvalid as is_valid,
  case when o.conexclop is null then '{}' else array(
    select
      case when opn.nspname {=} any ('{pg_catalog, public}') then '' else opn.nspname {||} '.' end
        {||} op.oprname
    from pg_catalog.unnest(o.conexclop) with ordinality as x (operator, position)
    join pg_catalog.pg_operator as op on op.oid {=} x.operator
    join pg_catalog.pg_namespace as opn on opn.oid {=} op.oprnamespace
    order by x.position) end as operators,
  coalesce(o.condeferrable, false) as is_deferrable,
  coalesce(o.condeferred, false) as is_deferred,
  (select s.spcname from pg_catalog.pg_tablespace as s where s.oid {=} ic.reltablespace)
    as tablespace,
  array(select o from pg_catalog.unnest(ic.reloptions) as o order by o collate pg_catalog."C")
    as parameters,
  array(
    select pg_catalog.concat(e.attnum, '=', e.attstattarget)
    from pg_catalog.pg_attribute as e
    where e.attrelid {=} ic.oid and e.attstattarget {>=} 0
    order by e.attnum) as statistics
from pg_catalog.pg_class as c
join pg_catalog.pg_namespace as n on n.oid {=} c.relnamespace
join pg_catalog.pg_index as i on i.indrelid {=} c.oid
join pg_catalog.pg_class as ic on ic.oid {=} i.indexrelid
join pg_catalog.pg_am as am on am.oid {=} ic.relam
left join pg_catalog.pg_constraint as o
  on o.conindid {=} i.indexrelid and o.conrelid {=} i.indrelid and o.contype {=} any ('{p, u, x}')
cross join lateral (
  select
    pg_catalog.array_agg(
      case
        when ia.attoptions is null and oc.opcdefault and (
          oc.opcintype {=} coalesce(a.atttypid, ia.atttypid)
          or not exists (
            select
            from pg_catalog.pg_opclass as own
            where own.opcmethod {=} oc.opcmethod
              and own.opcdefault
              and own.opcintype {=} coalesce(a.atttypid, ia.atttypid)))
          then ''
        else
          case when ocn.nspname {=} any ('{pg_catalog, public}') then ''
            else pg_catalog.quote_ident(ocn.nspname) {||} '.' end
          {||} pg_catalog.quote_ident(oc.opcname)
          {||} coalesce(' (' {||} pg_catalog.array_to_string(ia.attoptions, ', ') {||} ')', '')
      end
      order by part.position) as operator_classes,
    pg_catalog.array_agg(
      case when part.coll {<>} 0 and part.coll {<>} coalesce(a.attcollation, t.typcollation)
        then part.coll::pg_catalog.regcollation::pg_catalog.text
        else '' end
      order by part.position) as collations
  from rows from (
      pg_catalog.unnest(i.indclass::pg_catalog.oid[]),
      pg_catalog.unnest(i.indcollation::pg_catalog.oid[]))
    with ordinality as part (class, coll, position)
  join pg_catalog.pg_attribute as ia on ia.attrelid {=} i.indexrelid and ia.attnum {=} part.position
  join pg_catalog.pg_type as t on t.oid {=} ia.atttypid
  join pg_catalog.pg_opclass as oc on oc.oid {=} part.class
  join pg_catalog.pg_namespace as ocn on ocn.oid {=} oc.opcnamespace
  left join pg_catalog.pg_attribute as a
    on a.attrelid {=} i.indrelid and a.attnum {=} i.indkey[part.position {-} 1] and a.attnum {>} 0)
      as parts
where n.nspname {!~} '^pg_' and n.nspname {<>} 'information_schema' {of c.oid}
  and c.relkind {=} any ('{r, p, v, m, f}')
  and not ic.relispartition
  and (o.oid is null or o.contype {=} 'x')
order by i.indrelid, ic.relname
