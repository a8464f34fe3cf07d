select
  p.polrelid as relation,
  p.oid,
  p.polname as name,
  case when p.polcmd {=} 'r' then 'SELECT' when p.polcmd {=} 'a' then 'INSERT' when p.polcmd {=} 'w'
    then 'UPDATE'
    when p.polcmd {=} 'd' then 'DELETE' else 'ALL' end as command,
  p.polpermissive as permissive,
  array(
    select case when r.role {=} 0 then 'PUBLIC'
      else pg_catalog.pg_get_userbyid(r.role)::pg_catalog.text end
    from pg_catalog.unnest(p.polroles) as r (role)
    order by 1) as roles,
  pg_catalog.pg_get_expr(p.polqual, p.polrelid) as using_expression,
  pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) as with_check
from pg_catalog.pg_policy as p
where true {of p.polrelid}
order by p.polrelid, p.polname
