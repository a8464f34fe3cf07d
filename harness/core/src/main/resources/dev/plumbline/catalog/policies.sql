select
  p.polrelid as relation,
  p.oid,
  p.polname as name,
  case p.polcmd when 'r' then 'SELECT' when 'a' then 'INSERT' when 'w' then 'UPDATE'
    when 'd' then 'DELETE' else 'ALL' end as command,
  p.polpermissive as permissive,
  array(
    select case r.role when 0 then 'PUBLIC' else pg_get_userbyid(r.role)::text end
    from unnest(p.polroles) as r (role)
    order by 1) as roles,
  pg_get_expr(p.polqual, p.polrelid) as using_expression,
  pg_get_expr(p.polwithcheck, p.polrelid) as with_check
from pg_policy as p
order by p.polrelid, p.polname
