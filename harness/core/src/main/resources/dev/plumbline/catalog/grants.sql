-- What an access control list grants beyond, and what it lacks of, the privileges that every new
-- object of its kind has: by PostgreSQL's own rules (acldefault), by the owner's ALTER DEFAULT
-- PRIVILEGES, or, for the schema public, by what initdb gave it.
with guarded as (
  select 'pg_class' as catalog, c.oid as object, 0 as part, c.relacl as acl, c.relowner as owner,
    c.relnamespace as namespace, case when c.relkind {=} 'S' then 's' else 'r' end as kind
  from pg_catalog.pg_class as c
  where c.relacl is not null
  union all
  select 'pg_class', a.attrelid, a.attnum, a.attacl, c.relowner, null, 'c'
  from pg_catalog.pg_attribute as a
  join pg_catalog.pg_class as c on c.oid {=} a.attrelid
  where a.attacl is not null and a.attnum {>} 0 and not a.attisdropped
  union all
  select 'pg_namespace', n.oid, 0, n.nspacl, n.nspowner, null, 'n'
  from pg_catalog.pg_namespace as n
  where n.nspacl is not null
  union all
  select 'pg_type', t.oid, 0, t.typacl, t.typowner, t.typnamespace, 'T'
  from pg_catalog.pg_type as t
  where t.typacl is not null
  union all
  select 'pg_proc', p.oid, 0, p.proacl, p.proowner, p.pronamespace, 'f'
  from pg_catalog.pg_proc as p
  where p.proacl is not null
  union all
  select 'pg_language', l.oid, 0, l.lanacl, l.lanowner, null, 'l'
  from pg_catalog.pg_language as l
  where l.lanacl is not null
  union all
  select 'pg_foreign_data_wrapper', w.oid, 0, w.fdwacl, w.fdwowner, null, 'F'
  from pg_catalog.pg_foreign_data_wrapper as w
  where w.fdwacl is not null
  union all
  select 'pg_foreign_server', s.oid, 0, s.srvacl, s.srvowner, null, 'S'
  from pg_catalog.pg_foreign_server as s
  where s.srvacl is not null
  union all
  select 'pg_default_acl', d.oid, 0, d.defaclacl, d.defaclrole, d.defaclnamespace,
    pg_catalog.replace(d.defaclobjtype::pg_catalog.text, 'S', 's')
  from pg_catalog.pg_default_acl as d
),
lists as (
  select
    g.catalog,
    g.object,
    g.part,
    g.acl,
    g.owner,
    -- how many privileges there are on this server, all of which are the owner's
    (
      select pg_catalog.count(*)
      from pg_catalog.aclexplode(pg_catalog.acldefault(g.kind::pg_catalog."char", g.owner)) as a
      where a.grantee {=} g.owner) as existing,
    case
      -- those in a schema come on top of the others
      when g.catalog {=} 'pg_default_acl' and g.namespace {<>} 0 then null
      else coalesce(initial.initprivs, pg_catalog.acldefault(g.kind::pg_catalog."char",
        g.owner)) end as usual,
    everywhere.defaclacl as everywhere,
    here.defaclacl as here
  from guarded as g
  left join pg_catalog.pg_init_privs as initial
    on initial.classoid {=} 'pg_catalog.pg_namespace'::pg_catalog.regclass
    and initial.objoid {=} g.object
    and g.catalog {=} 'pg_namespace'
  left join pg_catalog.pg_default_acl as everywhere
    on g.catalog {=} any ('{pg_class, pg_namespace, pg_type, pg_proc}')
    and everywhere.defaclrole {=} g.owner
    and everywhere.defaclnamespace {=} 0
    and everywhere.defaclobjtype {=} pg_catalog.replace(g.kind, 's', 'S')::pg_catalog."char"
  left join pg_catalog.pg_default_acl as here
    on g.catalog {=} any ('{pg_class, pg_type, pg_proc}')
    and here.defaclrole {=} g.owner
    and here.defaclnamespace {=} g.namespace
    and here.defaclobjtype {=} pg_catalog.replace(g.kind, 's', 'S')::pg_catalog."char"
  where (g.object {>=} 16384 or (g.catalog {=} 'pg_namespace'
    and g.object {=} pg_catalog.to_regnamespace('public'))) {of g.object}
),
departures as (
  select
    l.catalog,
    l.object,
    l.part,
    l.owner,
    l.existing,
    false as revoked,
    granted.grantee,
    granted.privilege_type as privilege,
    pg_catalog.bool_or(granted.is_grantable) as grantable
  from lists as l
  cross join lateral pg_catalog.aclexplode(l.acl) as granted
  where not exists (
    select
    from pg_catalog.aclexplode(l.usual {||} l.everywhere {||} l.here) as expected
    where expected.grantee {=} granted.grantee
      and expected.privilege_type {=} granted.privilege_type
      and expected.is_grantable {>=} granted.is_grantable)
  group by 1, 2, 3, 4, 5, 6, 7, 8
  union all
  select
    l.catalog,
    l.object,
    l.part,
    l.owner,
    l.existing,
    true,
    expected.grantee,
    expected.privilege_type,
    false
  from lists as l
  cross join lateral pg_catalog.aclexplode(l.usual) as expected
  where not exists (
      select
      from pg_catalog.aclexplode(l.acl) as granted
      where granted.grantee {=} expected.grantee
        and granted.privilege_type {=} expected.privilege_type)
    and (
      l.everywhere is null
      or exists (
        select
        from pg_catalog.aclexplode(l.everywhere) as own_default
        where own_default.grantee {=} expected.grantee
          and own_default.privilege_type {=} expected.privilege_type))
),
summed as (
  select
    d.catalog,
    d.object,
    d.part,
    case when d.grantee {=} 0 then 'PUBLIC' when d.grantee {=} d.owner then 'OWNER'
      else pg_catalog.pg_get_userbyid(d.grantee) end
      as grantee,
    pg_catalog.array_agg(d.privilege {||} case when d.grantable then ' WITH GRANT OPTION'
      else '' end
      order by d.privilege) filter (where not d.revoked) as privileges,
    pg_catalog.array_agg(d.privilege order by d.privilege) filter (where d.revoked) as revoked,
    pg_catalog.count(*) filter (where not d.revoked) as granted,
    pg_catalog.bool_and(d.grantable) as all_grantable,
    pg_catalog.bool_or(d.grantable) as some_grantable,
    d.existing
  from departures as d
  group by d.catalog, d.object, d.part, d.grantee, d.owner, d.existing
)
select
  s.catalog,
  s.object,
  s.part,
  s.grantee,
  case
    when s.granted {<} s.existing or s.existing {<} 2 or s.all_grantable {<>} s.some_grantable
      then coalesce(s.privileges, '{}')
    when s.all_grantable then '{ALL WITH GRANT OPTION}'
    else '{ALL}'
  end as privileges,
  coalesce(s.revoked, '{}') as revoked
from summed as s
order by 1, 2, 3, s.grantee collate pg_catalog."C"
