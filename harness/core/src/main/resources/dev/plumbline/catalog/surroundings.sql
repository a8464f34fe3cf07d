-- The transaction that all rows are younger than that others write from now on, and what is printed
-- but kept where its versions cannot be seen by everybody, or belongs to the server. To plan these queries takes longer than to run them: once is enough.
select
  pg_catalog.set_config('plan_cache_mode', 'force_generic_plan', true) as plans,
  pg_catalog.pg_snapshot_xmin(pg_catalog.pg_current_snapshot())::pg_catalog.xid::pg_catalog.text
    as mark,
  pg_catalog.concat_ws(
    ' ',
    current_user,
    (select pg_catalog.pg_get_userbyid(d.datdba) from pg_catalog.pg_database as d
      where d.datname {=} pg_catalog.current_database()),
    (select pg_catalog.md5(pg_catalog.string_agg(pg_catalog.concat(r.oid, ' ', r.rolname), ','
        order by r.oid))
      from pg_catalog.pg_roles as r)) as roles,
  -- versions that are rolled back are not followed by others
  pg_catalog.pg_current_xact_id_if_assigned() is not null
    or exists (select from pg_catalog.pg_user_mappings)
    or exists (select s.oid from pg_catalog.pg_subscription as s)
    or exists (select from pg_catalog.pg_trigger as t where t.tgenabled {<>} 'O'
      and (t.tgisinternal or t.tgparentid {<>} 0)) as unseen
