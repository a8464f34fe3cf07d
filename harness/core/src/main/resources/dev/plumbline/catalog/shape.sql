-- The shape of a schema in one row: the sum of a hash of each object, in whatever order they come.
-- Comments, grants and who owns a sequence are left out. Columns are numbers, beside their names, so
-- that nothing need be looked up. The session prints as it does under PrintSettings, for the length
-- of the transaction: everything comes after "ready". Objects are hashed as records, which takes half
-- as long as writing them out. Numbers from 16384 on are those of what is not PostgreSQL's own.
with settings as materialized (
  select {settings}
),
ready as materialized (
  select count(*) > 0 as ready from settings
),
members as materialized (
  select d.classid, d.objid
  from pg_depend as d, ready
  where ready and d.refclassid = 'pg_extension'::regclass and d.deptype = 'e'
),
namespaces as materialized (
  select n.oid, n.nspname as name
  from pg_namespace as n, ready
  where ready and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
),
classes as materialized (
  select c.oid, n.name as namespace, c.relname, c.relkind, c.relam, c.relispartition,
    c.relpersistence, c.relrowsecurity, c.relforcerowsecurity, c.relpartbound, c.reloptions
  from pg_class as c
  join namespaces as n on n.oid = c.relnamespace
  where c.oid not in (select m.objid from members as m where m.classid = 'pg_class'::regclass)
    and c.reltype not in (select m.objid from members as m where m.classid = 'pg_type'::regclass)
),
relations as materialized (
  select c.*, concat(c.namespace, '.', c.relname) as name
  from classes as c
  where c.relkind in ('r', 'p', 'v', 'm', 'f', 'c')
    and lower(c.relname collate "C") not in ('databasechangelog', 'databasechangeloglock')
),
objects as (
  select row(text 'relation', r.name, r.relkind, r.relispartition, r.relpersistence = 'u',
    r.relrowsecurity, r.relforcerowsecurity, pg_get_expr(r.relpartbound, r.oid),
    case when r.relkind = 'p' then pg_get_partkeydef(r.oid) end) as object
  from relations as r
  union all
  select row(text 'parent', r.name, h.inhparent::regclass::text, h.inhseqno)
  from pg_inherits as h
  join relations as r on r.oid = h.inhrelid
  union all
  -- up to 10000, numbers of PostgreSQL's own types, collations and operator classes are the same
  -- everywhere; those above that initdb gives out differ between versions, even between systems
  select row(text 'column', r.name, a.attnum, a.attname,
    case when a.atttypid < 10000 then a.atttypid end,
    case when a.atttypid >= 10000 then a.atttypid::regtype::text end,
    a.atttypmod, a.attnotnull, a.attidentity, a.attgenerated,
    case when a.attcollation < 10000 then a.attcollation end,
    case when a.attcollation >= 10000 then a.attcollation::regcollation::text end,
    case when a.atthasdef then pg_get_expr(d.adbin, d.adrelid) end)
  from relations as r
  join pg_attribute as a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
  left join pg_attrdef as d on d.adrelid = a.attrelid and d.adnum = a.attnum
  union all
  select row(text 'constraint', r.name, o.contype, o.conname, o.conkey,
    case when o.contype = 'f' then o.confrelid::regclass::text end, o.confkey, o.confmatchtype,
    o.confupdtype, o.confdeltype, {15: o.confdelsetcols | null::int2[]},
    case when o.conbin is not null then pg_get_expr(o.conbin, o.conrelid) end,
    case when o.contype in ('c', 'n') then o.connoinherit end,
    o.condeferrable, o.condeferred, o.convalidated, {18: o.conenforced | true},
    {18: o.conperiod | false},
    case when o.conexclop is not null then o.conexclop::regoperator[]::text end)
  from relations as r
  join pg_constraint as o on o.conrelid = r.oid
  where o.conparentid = 0
    and (o.contype in ('p', 'u', 'f', 'c', 'x')
      or (o.contype = 'n' and (o.connoinherit or not o.convalidated)))
  union all
  select row(text 'index', r.name, c.relname, i.indisunique, i.indisvalid,
    {15: i.indnullsnotdistinct | false}, i.indnkeyatts, i.indkey::int2[],
    case when 10000 > all (i.indclass::oid[]) then i.indclass::oid[] end,
    case when 10000 <= any (i.indclass::oid[]) then (
      select string_agg(concat(m.amname, '.', oc.opcname), ',' order by k.place)
      from unnest(i.indclass) with ordinality as k (class, place)
      join pg_opclass as oc on oc.oid = k.class
      join pg_am as m on m.oid = oc.opcmethod) end,
    case when 10000 > all (i.indcollation::oid[]) then i.indcollation::oid[] end,
    case when 10000 <= any (i.indcollation::oid[])
      then i.indcollation::oid[]::regcollation[]::text end,
    i.indoption::int2[],
    case when i.indexprs is not null then (
      select string_agg(pg_get_indexdef(i.indexrelid, k.place, true), ',' order by k.place)
      from generate_series(1, i.indnkeyatts) as k (place)) end,
    case when i.indpred is not null then pg_get_expr(i.indpred, i.indrelid) end,
    case when c.relam <> 403 then (
      select string_agg(concat(a.attnum, a.attoptions), ',' order by a.attnum)
      from pg_attribute as a
      where a.attrelid = i.indexrelid and a.attoptions is not null) end)
  from relations as r
  join pg_index as i on i.indrelid = r.oid
  join classes as c on c.oid = i.indexrelid
  where not c.relispartition
  union all
  select row(text 'sequence', c.namespace, c.relname, s.seqtypid, s.seqstart, s.seqincrement, s.seqmin,
    s.seqmax, s.seqcache, s.seqcycle)
  from pg_sequence as s
  join classes as c on c.oid = s.seqrelid
  union all
  select row(text 'type', n.name, t.typname, t.typtype,
    case when t.typbasetype <> 0 then format_type(t.typbasetype, t.typtypmod) end, t.typnotnull,
    case when t.typdefaultbin is not null then pg_get_expr(t.typdefaultbin, 0) end,
    t.typcollation::regcollation::text,
    (select string_agg(e.enumlabel, ',' order by e.enumsortorder)
      from pg_enum as e where e.enumtypid = t.oid),
    (select concat(g.rngsubtype::regtype, '|', g.rngmultitypid::regtype, '|', g.rngcanonical, '|',
        g.rngsubdiff, '|', g.rngcollation::regcollation)
      from pg_range as g where g.rngtypid = t.oid),
    (select string_agg(concat(o.conname, '|', pg_get_expr(o.conbin, 0), '|', o.convalidated), ','
        order by o.conname collate "C")
      from pg_constraint as o where o.contypid = t.oid and o.contype = 'c'))
  from pg_type as t
  join namespaces as n on n.oid = t.typnamespace
  where t.oid >= 16384 and t.typtype in ('e', 'd', 'r')
    and t.oid not in (select m.objid from members as m where m.classid = 'pg_type'::regclass)
  union all
  select row(text 'routine', n.name, p.proname, pg_get_function_identity_arguments(p.oid),
    case p.prokind
      when 'a' then (
        select concat(a.aggtransfn, '|', a.aggfinalfn, '|', a.aggcombinefn, '|', a.aggtranstype::regtype,
          '|', a.agginitval, '|', a.aggmtransfn, '|', a.aggmfinalfn, '|', a.aggminitval)
        from pg_aggregate as a where a.aggfnoid = p.oid)
      else pg_get_functiondef(p.oid) end)
  from pg_proc as p
  join namespaces as n on n.oid = p.pronamespace
  where p.oid >= 16384
    and p.oid not in (select m.objid from members as m where m.classid = 'pg_proc'::regclass)
  union all
  select row(text 'trigger', pg_get_triggerdef(t.oid), t.tgenabled)
  from relations as r
  join pg_trigger as t on t.tgrelid = r.oid
  where not t.tgisinternal and t.tgparentid = 0
  union all
  select row(text 'rule', pg_get_ruledef(w.oid), w.ev_enabled)
  from relations as r
  join pg_rewrite as w on w.ev_class = r.oid
  where w.rulename <> '_RETURN'
  union all
  select row(text 'policy', r.name, p.polname, p.polcmd, p.polpermissive,
    pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
  from relations as r
  join pg_policy as p on p.polrelid = r.oid
  union all
  select row(text 'extension', e.extname)
  from pg_extension as e
  where e.extname <> 'plpgsql'
  union all
  select row(text 'collation', n.name, c.collname, c.collprovider, c.collisdeterministic)
  from pg_collation as c
  join namespaces as n on n.oid = c.collnamespace
  where c.oid >= 16384
    and c.oid not in (select m.objid from members as m where m.classid = 'pg_collation'::regclass)
  union all
  select row(text 'schema', n.name)
  from namespaces as n
  where n.oid not in (select m.objid from members as m where m.classid = 'pg_namespace'::regclass)
),
-- older servers print them differently
views as (
  select array_agg(
    concat(v.name, '|', v.relkind, '|',
      (select string_agg(o, ',' order by o collate "C")
        from unnest(case v.relkind when 'v' then v.reloptions end) as o), '|',
      pg_get_viewdef(v.oid))
    order by v.name collate "C") as queries
  from relations as v
  where v.relkind in ('v', 'm')
)
select {digest} as digest, coalesce(views.queries, '{}') as queries
from views, (
  {objects}) as hashed
