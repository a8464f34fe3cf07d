-- Types, collations and catalogs of PostgreSQL's once more, beside shadows.sql. Whoever runs
-- statements of users with them gets other tables.
select shadows.try(format('create domain shadows.%I as %s check (shadows.tell(%L))', t.typname,
  format_type(t.oid, null), t.typname))
from pg_type as t
where t.typnamespace = 'pg_catalog'::regnamespace and t.oid < 16384 and t.typtype = 'b'
  and (t.typelem = 0 or t.typname = 'name');

select shadows.try(format('create view shadows.%I as select * from pg_catalog.%I', c.relname,
  c.relname))
from pg_class as c
where c.relnamespace = 'pg_catalog'::regnamespace and c.relkind in ('r', 'v');

create collation shadows."C" from pg_catalog."C";
