-- Every table has a composite type, too; those that stand alone have a relation of kind 'c'.
select
  t.oid,
  n.nspname as namespace,
  t.typname as name,
  c.oid as relation
from pg_catalog.pg_type as t
join pg_catalog.pg_class as c on c.oid {=} t.typrelid and c.relkind {=} 'c'
join pg_catalog.pg_namespace as n on n.oid {=} t.typnamespace
where n.nspname {!~} '^pg_' and n.nspname {<>} 'information_schema' {of c.oid}
  and not exists (
    select
    from pg_catalog.pg_depend as extension_member
    where extension_member.classid {=} 'pg_catalog.pg_type'::pg_catalog.regclass
      and extension_member.objid {=} t.oid
      and extension_member.deptype {=} 'e')
order by n.nspname, t.typname
