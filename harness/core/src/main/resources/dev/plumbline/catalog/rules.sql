-- _RETURN is what makes a view.
select
  r.ev_class as relation,
  r.oid,
  r.rulename as name,
  pg_catalog.pg_get_ruledef(r.oid) as definition,
  r.ev_enabled as firing
from pg_catalog.pg_rewrite as r
join pg_catalog.pg_class as c on c.oid {=} r.ev_class
join pg_catalog.pg_namespace as n on n.oid {=} c.relnamespace
where n.nspname {!~} '^pg_' and n.nspname {<>} 'information_schema' {of c.oid}
  and r.rulename {<>} '_RETURN'
order by r.ev_class, r.rulename
