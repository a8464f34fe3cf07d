select
  c.oid,
  n.nspname as namespace,
  c.relname as name,
  c.relkind as kind,
  c.relispartition as is_partition,
  c.relpersistence {=} 'u' as unlogged,
  c.relrowsecurity as row_security_enabled,
  c.relforcerowsecurity as row_security_forced,
  case when c.relkind {=} any ('{v, m}') then pg_catalog.pg_get_viewdef(c.oid) end as query,
  -- those of a materialized view are parameters, as those of a table are
  case when c.relkind {=} 'v' then
    array(select o from pg_catalog.unnest(c.reloptions) as o order by o collate pg_catalog."C")
  else '{}' end as options,
  -- update 4, insert 8, delete 16
  c.relkind {=} 'v' and pg_catalog.pg_relation_is_updatable(c.oid, true) {&} 28 {=} 28 as writable,
  pg_catalog.pg_get_expr(c.relpartbound, c.oid) as partition_bound,
  case when c.relkind {=} 'p' then pg_catalog.pg_get_partkeydef(c.oid) end as partition_key,
  coalesce(p.namespaces, '{}') as parent_namespaces,
  coalesce(p.names, '{}') as parent_names,
  coalesce(p.detach_pending, false) as detach_pending,
  case when c.reloftype {<>} 0 then pg_catalog.format_type(c.reloftype, null) end as of_type,
  array(
    select distinct
      coalesce(o.conname, t.tgname)
        {||} case when o.conrelid {<>} t.tgrelid then ' of '
          {||} o.conrelid::pg_catalog.regclass::pg_catalog.text else '' end
        {||} case when t.tgenabled {=} 'D' then ' disabled' when t.tgenabled {=} 'R'
          then ' enabled for replicas'
          when t.tgenabled {=} 'A' then ' enabled always' else t.tgenabled::pg_catalog.text end
    from pg_catalog.pg_trigger as t
    left join pg_catalog.pg_constraint as o on o.oid {=} t.tgconstraint
    where t.tgrelid {=} c.oid and t.tgenabled {<>} 'O' and (t.tgisinternal or t.tgparentid {<>} 0)
    order by 1) as switched_triggers,
  fs.srvname as foreign_server,
  array(select o from pg_catalog.unnest(ft.ftoptions) as o) as foreign_options,
  case when c.relkind {=} any ('{r, p, m}') then
    case when c.relreplident {=} 'd' then null when c.relreplident {=} 'f' then 'FULL'
      when c.relreplident {=} 'n' then 'NOTHING'
      when c.relreplident {=} 'i' then 'INDEX '
        {||} coalesce(marked.replica_identity, 'that is gone')
      else c.relreplident::pg_catalog.text end end as replica_identity,
  case when am.amname {<>} 'heap' then am.amname end as access_method,
  (select s.spcname from pg_catalog.pg_tablespace as s where s.oid {=} c.reltablespace)
    as tablespace,
  array(
    select o.parameter
    from (
      select r.o as parameter
      from pg_catalog.unnest(case when c.relkind {<>} 'v' then c.reloptions end) as r (o)
      union all
      select 'toast.' {||} r.o
      from pg_catalog.pg_class as toast
      cross join lateral pg_catalog.unnest(toast.reloptions) as r (o)
      where toast.oid {=} c.reltoastrelid) as o
    order by o.parameter collate pg_catalog."C") as parameters,
  marked.clustered_on
from pg_catalog.pg_class as c
join pg_catalog.pg_namespace as n on n.oid {=} c.relnamespace
left join (
  select
    i.inhrelid,
    pg_catalog.array_agg(pn.nspname::pg_catalog.text order by i.inhseqno) as namespaces,
    pg_catalog.array_agg(pc.relname::pg_catalog.text order by i.inhseqno) as names,
    pg_catalog.bool_or(i.inhdetachpending) as detach_pending
  from pg_catalog.pg_inherits as i
  join pg_catalog.pg_class as pc on pc.oid {=} i.inhparent
  join pg_catalog.pg_namespace as pn on pn.oid {=} pc.relnamespace
  group by i.inhrelid) as p on p.inhrelid {=} c.oid
left join pg_catalog.pg_am as am on am.oid {=} c.relam
left join pg_catalog.pg_foreign_table as ft on ft.ftrelid {=} c.oid
left join pg_catalog.pg_foreign_server as fs on fs.oid {=} ft.ftserver
left join (
  select
    x.indrelid,
    pg_catalog.max(xc.relname::pg_catalog.text) filter (where x.indisclustered) as clustered_on,
    pg_catalog.max(xc.relname::pg_catalog.text) filter (where x.indisreplident) as replica_identity
  from pg_catalog.pg_index as x
  join pg_catalog.pg_class as xc on xc.oid {=} x.indexrelid
  where x.indisclustered or x.indisreplident
  group by x.indrelid) as marked on marked.indrelid {=} c.oid
where n.nspname {!~} '^pg_' and n.nspname {<>} 'information_schema' {of c.oid}
  and c.relkind {=} any ('{r, p, v, m, f}')
  and not pg_catalog.lower(c.relname) {=} any (array[{liquibase}])
  and not exists (
    select
    from pg_catalog.pg_depend as extension_member
    where extension_member.classid {=} 'pg_catalog.pg_class'::pg_catalog.regclass
      and extension_member.objid {=} c.oid
      and extension_member.deptype {=} 'e')
order by n.nspname, c.relname
