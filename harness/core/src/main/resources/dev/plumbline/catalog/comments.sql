-- Objects of PostgreSQL itself have smaller numbers than those that users make; only public, which
-- is its own, is the users' all the same.
select
  d.classoid::regclass::text as catalog,
  d.objoid as object,
  d.objsubid as part,
  d.description
from pg_description as d
where d.objoid >= 16384
  or (
    d.classoid = 'pg_namespace'::regclass
    and d.objoid = 'public'::regnamespace
    and d.description <> 'standard public schema')
