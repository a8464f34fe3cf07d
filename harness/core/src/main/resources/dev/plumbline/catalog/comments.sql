-- Objects of PostgreSQL itself have smaller numbers than those that users make; only public, which
-- is its own, is the users' all the same.
select
  d.classoid::pg_catalog.regclass::pg_catalog.text as catalog,
  d.objoid as object,
  d.objsubid as part,
  d.description
from pg_catalog.pg_description as d
where d.objoid {>=} 16384
  or (
    d.classoid {=} 'pg_catalog.pg_namespace'::pg_catalog.regclass
    and d.objoid {=} pg_catalog.to_regnamespace('public')
    and d.description {<>} 'standard public schema')
