-- What every relation and all that belongs to it is made of in the catalogs: how many rows, and how
-- many of them are younger than a transaction. Rows of what is no part of a relation, of what is
-- temporary, and of Liquibase's tables, whose owner others are compared with, count for 0.
with homes as materialized (
  select
    c.oid,
    case when c.relpersistence {=} 't' or pg_catalog.lower(c.relname) {=} any (array[{liquibase}])
      then 0::pg_catalog.oid
      else coalesce(
        i.indrelid,
        toasted.oid,
        case when c.relkind {=} 'S' then (
          select identity.refobjid
          from pg_catalog.pg_depend as identity
          where identity.classid {=} 'pg_catalog.pg_class'::pg_catalog.regclass
            and identity.objid {=} c.oid
            and identity.refclassid {=} 'pg_catalog.pg_class'::pg_catalog.regclass
            and identity.deptype {=} 'i') end,
        c.oid) end as home
  from pg_catalog.pg_class as c
  left join pg_catalog.pg_index as i on i.indexrelid {=} c.oid
  left join pg_catalog.pg_class as toasted
    on c.relkind {=} 't' and toasted.reltoastrelid {=} c.oid
  where c.oid {>=} 16384
),
versions (relation, version) as (
  select c.oid, c.xmin
  from pg_catalog.pg_class as c
  where c.oid {>=} 16384
  union all
  select t.typrelid, t.xmin
  from pg_catalog.pg_type as t
  -- arrays are called after what they are arrays of
  where t.oid {>=} 16384 and t.typcategory {<>} 'A'
  union all
  select o.conrelid, o.xmin
  from pg_catalog.pg_constraint as o
  where o.oid {>=} 16384
  union all
  select t.tgrelid, t.xmin
  from pg_catalog.pg_trigger as t
  union all
  select r.ev_class, r.xmin
  from pg_catalog.pg_rewrite as r
  where r.oid {>=} 16384
  union all
  select p.polrelid, p.xmin
  from pg_catalog.pg_policy as p
  union all
  select a.attrelid, a.xmin
  from pg_catalog.pg_attribute as a
  where a.attrelid {>=} 16384 and a.attnum {>} 0
  union all
  select d.adrelid, d.xmin
  from pg_catalog.pg_attrdef as d
  union all
  select i.indrelid, i.xmin
  from pg_catalog.pg_index as i
  where i.indexrelid {>=} 16384
  union all
  select i.inhrelid, i.xmin
  from pg_catalog.pg_inherits as i
  union all
  select s.seqrelid, s.xmin
  from pg_catalog.pg_sequence as s
  union all
  select f.ftrelid, f.xmin
  from pg_catalog.pg_foreign_table as f
  union all
  select
    coalesce(
      case
        when d.classoid {=} 'pg_catalog.pg_class'::pg_catalog.regclass then d.objoid
        when d.classoid {=} 'pg_catalog.pg_constraint'::pg_catalog.regclass
          then (select o.conrelid from pg_catalog.pg_constraint as o where o.oid {=} d.objoid)
        when d.classoid {=} 'pg_catalog.pg_trigger'::pg_catalog.regclass
          then (select t.tgrelid from pg_catalog.pg_trigger as t where t.oid {=} d.objoid)
        when d.classoid {=} 'pg_catalog.pg_rewrite'::pg_catalog.regclass
          then (select r.ev_class from pg_catalog.pg_rewrite as r where r.oid {=} d.objoid)
        when d.classoid {=} 'pg_catalog.pg_policy'::pg_catalog.regclass
          then (select p.polrelid from pg_catalog.pg_policy as p where p.oid {=} d.objoid)
        when d.classoid {=} 'pg_catalog.pg_type'::pg_catalog.regclass
          then (select t.typrelid from pg_catalog.pg_type as t where t.oid {=} d.objoid)
      end,
      0),
    d.xmin
  from pg_catalog.pg_description as d
  where d.objoid {>=} 16384
    or d.classoid {=} 'pg_catalog.pg_namespace'::pg_catalog.regclass
  union all
  -- who owns a sequence, and what extensions own
  select case when d.classid {=} 'pg_catalog.pg_class'::pg_catalog.regclass then d.objid else 0 end,
    d.xmin
  from pg_catalog.pg_depend as d
  where d.objid {>=} 16384
    and (d.deptype {=} 'e'
      or d.classid {=} 'pg_catalog.pg_class'::pg_catalog.regclass and d.refobjsubid {>} 0)
  union all select 0, o.xmin from pg_catalog.pg_aggregate as o where o.aggfnoid::pg_catalog.oid {>=} 16384
  union all select 0, o.xmin from pg_catalog.pg_am as o where o.oid {>=} 16384
  union all select 0, o.xmin from pg_catalog.pg_amop as o where o.oid {>=} 16384
  union all select 0, o.xmin from pg_catalog.pg_amproc as o where o.oid {>=} 16384
  union all select 0, o.xmin from pg_catalog.pg_cast as o where o.oid {>=} 16384
  union all select 0, o.xmin from pg_catalog.pg_collation as o where o.oid {>=} 16384
  union all select 0, o.xmin from pg_catalog.pg_conversion as o where o.oid {>=} 16384
  union all select 0, o.xmin from pg_catalog.pg_default_acl as o
  union all select 0, o.xmin from pg_catalog.pg_enum as o where o.oid {>=} 16384
  union all select 0, o.xmin from pg_catalog.pg_event_trigger as o
  union all select 0, o.xmin from pg_catalog.pg_extension as o
  union all select 0, o.xmin from pg_catalog.pg_foreign_data_wrapper as o
  union all select 0, o.xmin from pg_catalog.pg_foreign_server as o
  union all select 0, o.xmin from pg_catalog.pg_init_privs as o where o.objoid {>=} 16384
    or o.classoid {=} 'pg_catalog.pg_namespace'::pg_catalog.regclass
  union all select 0, o.xmin from pg_catalog.pg_language as o
  union all select 0, o.xmin from pg_catalog.pg_namespace as o
  union all select 0, o.xmin from pg_catalog.pg_opclass as o where o.oid {>=} 16384
  union all select 0, o.xmin from pg_catalog.pg_operator as o where o.oid {>=} 16384
  union all select 0, o.xmin from pg_catalog.pg_opfamily as o where o.oid {>=} 16384
  union all select 0, o.xmin from pg_catalog.pg_proc as o where o.oid {>=} 16384
  union all select 0, o.xmin from pg_catalog.pg_publication as o
  {15: union all select 0, o.xmin from pg_catalog.pg_publication_namespace as o | }
  union all select 0, o.xmin from pg_catalog.pg_publication_rel as o
  union all select 0, o.xmin from pg_catalog.pg_range as o where o.rngtypid {>=} 16384
  union all select 0, o.xmin from pg_catalog.pg_seclabel as o
  union all select 0, o.xmin from pg_catalog.pg_statistic_ext as o
  union all select 0, o.xmin from pg_catalog.pg_tablespace as o
  union all select 0, o.xmin from pg_catalog.pg_transform as o
  union all select 0, o.xmin from pg_catalog.pg_ts_config as o where o.oid {>=} 16384
  union all select 0, o.xmin from pg_catalog.pg_ts_config_map as o where o.mapcfg {>=} 16384
  union all select 0, o.xmin from pg_catalog.pg_ts_dict as o where o.oid {>=} 16384
  union all select 0, o.xmin from pg_catalog.pg_ts_parser as o where o.oid {>=} 16384
  union all select 0, o.xmin from pg_catalog.pg_ts_template as o where o.oid {>=} 16384
),
counted as (
  select
    coalesce(h.home, 0) as relation,
    pg_catalog.count(*) as versions,
    pg_catalog.count(*) filter (where pg_catalog.age(v.version) {<=} pg_catalog.age(m.mark))
      as younger
  from versions as v
  cross join (select (?)::pg_catalog.text::pg_catalog.xid as mark) as m
  left join homes as h on h.oid {=} v.relation
  group by 1
)
select
  v.relation,
  v.versions,
  v.younger,
  n.nspname as namespace,
  c.relname as name,
  c.reltype as type,
  -- whose text is not all its own, or of which others speak by more than its name and its columns'
  c.relkind {=} any ('{v, m, p}') or c.relispartition or c.relhassubclass
    or exists (
      select
      from pg_catalog.pg_depend as d
      where d.refclassid {=} 'pg_catalog.pg_class'::pg_catalog.regclass
        and d.refobjid {=} v.relation
        and v.relation {<>} case
          when d.classid {=} 'pg_catalog.pg_rewrite'::pg_catalog.regclass
            then (select r.ev_class from pg_catalog.pg_rewrite as r where r.oid {=} d.objid)
          when d.classid {=} 'pg_catalog.pg_policy'::pg_catalog.regclass
            then (select p.polrelid from pg_catalog.pg_policy as p where p.oid {=} d.objid)
          when d.classid {=} 'pg_catalog.pg_proc'::pg_catalog.regclass then 0
        end) as entangled
from counted as v
left join pg_catalog.pg_class as c on c.oid {=} v.relation
left join pg_catalog.pg_namespace as n on n.oid {=} c.relnamespace
where v.relation {=} 0 or c.relkind {<>} 't'
