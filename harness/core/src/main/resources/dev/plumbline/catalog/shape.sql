-- The shape of a schema in one row: the sum of a hash of each object, in whatever order they come.
-- Comments, grants and who owns a sequence are left out. Columns are numbers, beside their names, so
-- that nothing need be looked up. The session prints as it does under PrintSettings, for the length
-- of the transaction: everything comes after "ready". Objects are hashed as records, which takes half
-- as long as writing them out. Numbers from 16384 on are those of what is not PostgreSQL's own.
with home as materialized (
  select {home} as name
),
settings as materialized (
  select {settings} from home
),
ready as materialized (
  select pg_catalog.count(*) {>} 0 as ready from settings
),
members as materialized (
  select d.classid, d.objid
  from pg_catalog.pg_depend as d, ready
  where ready and d.refclassid {=} 'pg_catalog.pg_extension'::pg_catalog.regclass
    and d.deptype {=} 'e'
),
namespaces as materialized (
  select n.oid,
    case when n.nspname {=} home.name then 'public'::pg_catalog.name
      else n.nspname end as name
  from pg_catalog.pg_namespace as n, ready, home
  where ready and {namespaces}
),
classes as materialized (
  select c.oid, n.name as namespace, c.relname, c.relkind, c.relam, c.relispartition,
    c.relpersistence, c.relrowsecurity, c.relforcerowsecurity, c.relpartbound, c.reloptions
  from pg_catalog.pg_class as c
  join namespaces as n on n.oid {=} c.relnamespace
  where not c.oid {=} any (select m.objid from members as m
    where m.classid {=} 'pg_catalog.pg_class'::pg_catalog.regclass)
    and not c.reltype {=} any (select m.objid from members as m
      where m.classid {=} 'pg_catalog.pg_type'::pg_catalog.regclass)
),
relations as materialized (
  select c.*, pg_catalog.concat(c.namespace, '.', c.relname) as name
  from classes as c
  where c.relkind {=} any ('{r, p, v, m, f, c}')
    and not pg_catalog.lower(c.relname collate pg_catalog."C") {=} any (array[{liquibase}])
),
objects as (
  select row(pg_catalog.text 'relation', r.name, r.relkind, r.relispartition,
    r.relpersistence {=} 'u',
    r.relrowsecurity, r.relforcerowsecurity, pg_catalog.pg_get_expr(r.relpartbound, r.oid),
    case when r.relkind {=} 'p' then pg_catalog.pg_get_partkeydef(r.oid) end) as object
  from relations as r
  union all
  select row(pg_catalog.text 'parent', r.name, h.inhparent::pg_catalog.regclass::pg_catalog.text,
    h.inhseqno)
  from pg_catalog.pg_inherits as h
  join relations as r on r.oid {=} h.inhrelid
  union all
  -- up to 10000, numbers of PostgreSQL's own types, collations and operator classes are the same
  -- everywhere; those above that initdb gives out differ between versions, even between systems
  select row(pg_catalog.text 'column', r.name, a.attnum, a.attname,
    case when a.atttypid {<} 10000 then a.atttypid end,
    case when a.atttypid {>=} 10000 then a.atttypid::pg_catalog.regtype::pg_catalog.text end,
    a.atttypmod, a.attnotnull, a.attidentity, a.attgenerated,
    case when a.attcollation {<} 10000 then a.attcollation end,
    case when a.attcollation {>=} 10000 then
      a.attcollation::pg_catalog.regcollation::pg_catalog.text end,
    case when a.atthasdef then pg_catalog.pg_get_expr(d.adbin, d.adrelid) end)
  from relations as r
  join pg_catalog.pg_attribute as a on a.attrelid {=} r.oid and a.attnum {>} 0
    and not a.attisdropped
  left join pg_catalog.pg_attrdef as d on d.adrelid {=} a.attrelid and d.adnum {=} a.attnum
  union all
  select row(pg_catalog.text 'constraint', r.name, o.contype, o.conname, o.conkey,
    case when o.contype {=} 'f' then o.confrelid::pg_catalog.regclass::pg_catalog.text end,
      o.confkey, o.confmatchtype,
    o.confupdtype, o.confdeltype, {15: o.confdelsetcols | null::pg_catalog.int2[]},
    case when o.conbin is not null then pg_catalog.pg_get_expr(o.conbin, o.conrelid) end,
    case when o.contype {=} any ('{c, n}') then o.connoinherit end,
    o.condeferrable, o.condeferred, o.convalidated, {18: o.conenforced | true},
    {18: o.conperiod | false},
    case when o.conexclop is not null then o.conexclop::pg_catalog.regoperator[]::pg_catalog.text
      end)
  from relations as r
  join pg_catalog.pg_constraint as o on o.conrelid {=} r.oid
  where o.conparentid {=} 0
    and (o.contype {=} any ('{p, u, f, c, x}')
      or (o.contype {=} 'n' and (o.connoinherit or not o.convalidated)))
  union all
  select row(pg_catalog.text 'index', r.name, c.relname, i.indisunique, i.indisvalid,
    {15: i.indnullsnotdistinct | false}, i.indnkeyatts, i.indkey::pg_catalog.int2[],
    case when 10000 {>} all (i.indclass::pg_catalog.oid[]) then i.indclass::pg_catalog.oid[] end,
    case when 10000 {<=} any (i.indclass::pg_catalog.oid[]) then (
      select pg_catalog.string_agg(pg_catalog.concat(m.amname, '.', oc.opcname), ','
        order by k.place)
      from pg_catalog.unnest(i.indclass) with ordinality as k (class, place)
      join pg_catalog.pg_opclass as oc on oc.oid {=} k.class
      join pg_catalog.pg_am as m on m.oid {=} oc.opcmethod) end,
    case when 10000 {>} all (i.indcollation::pg_catalog.oid[]) then i.indcollation::pg_catalog.oid[]
      end,
    case when 10000 {<=} any (i.indcollation::pg_catalog.oid[])
      then i.indcollation::pg_catalog.oid[]::pg_catalog.regcollation[]::pg_catalog.text end,
    i.indoption::pg_catalog.int2[],
    case when i.indexprs is not null then (
      select pg_catalog.string_agg(pg_catalog.pg_get_indexdef(i.indexrelid, k.place, true), ','
        order by k.place)
      from pg_catalog.generate_series(1, i.indnkeyatts) as k (place)) end,
    case when i.indpred is not null then pg_catalog.pg_get_expr(i.indpred, i.indrelid) end,
    case when c.relam {<>} 403 then (
      select pg_catalog.string_agg(pg_catalog.concat(a.attnum, a.attoptions), ',' order by a.attnum)
      from pg_catalog.pg_attribute as a
      where a.attrelid {=} i.indexrelid and a.attoptions is not null) end)
  from relations as r
  join pg_catalog.pg_index as i on i.indrelid {=} r.oid
  join classes as c on c.oid {=} i.indexrelid
  where not c.relispartition
  union all
  select row(pg_catalog.text 'sequence', c.namespace, c.relname, s.seqtypid, s.seqstart,
    s.seqincrement, s.seqmin,
    s.seqmax, s.seqcache, s.seqcycle)
  from pg_catalog.pg_sequence as s
  join classes as c on c.oid {=} s.seqrelid
  union all
  select row(pg_catalog.text 'type', n.name, t.typname, t.typtype,
    case when t.typbasetype {<>} 0 then pg_catalog.format_type(t.typbasetype, t.typtypmod) end,
      t.typnotnull,
    case when t.typdefaultbin is not null then pg_catalog.pg_get_expr(t.typdefaultbin, 0) end,
    t.typcollation::pg_catalog.regcollation::pg_catalog.text,
    (select pg_catalog.string_agg(e.enumlabel, ',' order by e.enumsortorder)
      from pg_catalog.pg_enum as e where e.enumtypid {=} t.oid),
    (select pg_catalog.concat(g.rngsubtype::pg_catalog.regtype, '|',
      g.rngmultitypid::pg_catalog.regtype, '|', g.rngcanonical, '|',
        g.rngsubdiff, '|', g.rngcollation::pg_catalog.regcollation)
      from pg_catalog.pg_range as g where g.rngtypid {=} t.oid),
    (select pg_catalog.string_agg(pg_catalog.concat(o.conname, '|',
      pg_catalog.pg_get_expr(o.conbin, 0), '|', o.convalidated), ','
        order by o.conname collate pg_catalog."C")
      from pg_catalog.pg_constraint as o where o.contypid {=} t.oid and o.contype {=} 'c'))
  from pg_catalog.pg_type as t
  join namespaces as n on n.oid {=} t.typnamespace
  where t.oid {>=} 16384
    and (t.typtype {=} any ('{e, d, r}')
      or t.typtype {=} 'p'
      or (t.typtype {=} 'b' and t.typsubscript {<>}
        'pg_catalog.array_subscript_handler'::pg_catalog.regproc))
    and not t.oid {=} any (select m.objid from members as m
      where m.classid {=} 'pg_catalog.pg_type'::pg_catalog.regclass)
  union all
  select row(pg_catalog.text 'routine', n.name, p.proname,
    pg_catalog.pg_get_function_identity_arguments(p.oid),
    case when p.prokind {=} 'a' then (
        select pg_catalog.concat(a.aggtransfn, '|', a.aggfinalfn, '|', a.aggcombinefn, '|',
          a.aggtranstype::pg_catalog.regtype,
          '|', a.agginitval, '|', a.aggmtransfn, '|', a.aggmfinalfn, '|', a.aggminitval)
        from pg_catalog.pg_aggregate as a where a.aggfnoid {=} p.oid)
      else pg_catalog.pg_get_functiondef(p.oid) end)
  from pg_catalog.pg_proc as p
  join namespaces as n on n.oid {=} p.pronamespace
  where p.oid {>=} 16384
    and not p.oid {=} any (select m.objid from members as m
      where m.classid {=} 'pg_catalog.pg_proc'::pg_catalog.regclass)
  union all
  select row(pg_catalog.text 'trigger', pg_catalog.pg_get_triggerdef(t.oid), t.tgenabled)
  from relations as r
  join pg_catalog.pg_trigger as t on t.tgrelid {=} r.oid
  where not t.tgisinternal and t.tgparentid {=} 0
  union all
  select row(pg_catalog.text 'rule', pg_catalog.pg_get_ruledef(w.oid), w.ev_enabled)
  from relations as r
  join pg_catalog.pg_rewrite as w on w.ev_class {=} r.oid
  where w.rulename {<>} '_RETURN'
  union all
  select row(pg_catalog.text 'policy', r.name, p.polname, p.polcmd, p.polpermissive,
    pg_catalog.pg_get_expr(p.polqual, p.polrelid),
      pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid))
  from relations as r
  join pg_catalog.pg_policy as p on p.polrelid {=} r.oid
  union all
  select row(pg_catalog.text 'extension', e.extname)
  from pg_catalog.pg_extension as e
  where e.extname {<>} 'plpgsql'
  union all
  select row(pg_catalog.text 'collation', n.name, c.collname, c.collprovider, c.collisdeterministic)
  from pg_catalog.pg_collation as c
  join namespaces as n on n.oid {=} c.collnamespace
  where c.oid {>=} 16384
    and not c.oid {=} any (select m.objid from members as m
      where m.classid {=} 'pg_catalog.pg_collation'::pg_catalog.regclass)
  union all
  select row(pg_catalog.text 'operator', o.oid::pg_catalog.regoperator::pg_catalog.text,
    o.oprresult::pg_catalog.regtype::pg_catalog.text)
  from pg_catalog.pg_operator as o
  where o.oid {>=} 16384 and o.oprnamespace {=} any (select n.oid from namespaces as n)
    and not o.oid {=} any (select m.objid from members as m
      where m.classid {=} 'pg_catalog.pg_operator'::pg_catalog.regclass)
  union all
  select row(pg_catalog.text 'cast', c.castsource::pg_catalog.regtype::pg_catalog.text,
    c.casttarget::pg_catalog.regtype::pg_catalog.text, c.castcontext)
  from pg_catalog.pg_cast as c, ready
  where ready and c.oid {>=} 16384
    and not c.oid {=} any (select m.objid from members as m
      where m.classid {=} 'pg_catalog.pg_cast'::pg_catalog.regclass)
  union all
  select row(pg_catalog.text 'text search configuration',
    c.oid::pg_catalog.regconfig::pg_catalog.text)
  from pg_catalog.pg_ts_config as c
  where c.oid {>=} 16384 and c.cfgnamespace {=} any (select n.oid from namespaces as n)
    and not c.oid {=} any (select m.objid from members as m
      where m.classid {=} 'pg_catalog.pg_ts_config'::pg_catalog.regclass)
  union all
  select row(pg_catalog.text 'schema', n.name)
  from namespaces as n
  where not n.oid {=} any (select m.objid from members as m
    where m.classid {=} 'pg_catalog.pg_namespace'::pg_catalog.regclass)
),
-- older servers print them differently
views as (
  select pg_catalog.array_agg(
    pg_catalog.concat(v.name, '|', v.relkind, '|',
      (select pg_catalog.string_agg(o, ',' order by o collate pg_catalog."C")
        from pg_catalog.unnest(case when v.relkind {=} 'v' then v.reloptions end) as o), '|',
      pg_catalog.pg_get_viewdef(v.oid))
    order by v.name collate pg_catalog."C") as queries
  from relations as v
  where v.relkind {=} any ('{v, m}')
)
select {digest} as digest, coalesce(views.queries, '{}') as queries,
  home.name::pg_catalog.text as home
from views, home, (
  {objects}) as hashed
