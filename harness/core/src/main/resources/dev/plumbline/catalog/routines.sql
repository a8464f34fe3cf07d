select
  n.nspname as namespace,
  p.proname as name,
  pg_get_function_identity_arguments(p.oid) as arguments,
  pg_get_functiondef(p.oid) as definition
from pg_proc as p
join pg_namespace as n on n.oid = p.pronamespace
where n.nspname not like 'pg\_%' and n.nspname <> 'information_schema'
  and p.prokind in ('f', 'p', 'w')
  and not exists (
    select
    from pg_depend as extension_member
    where extension_member.classid = 'pg_proc'::regclass
      and extension_member.objid = p.oid
      and extension_member.deptype = 'e')
order by 1, 2, 3
