-- PostgreSQL prints no aggregates, so their statement is put together here.
select
  p.oid,
  n.nspname as namespace,
  p.proname as name,
  p.prokind as kind,
  pg_get_function_identity_arguments(p.oid) as arguments,
  case when p.prokind <> 'a' then pg_get_functiondef(p.oid) else
    format('CREATE AGGREGATE %I.%I(%s) (', n.nspname, p.proname, pg_get_function_arguments(p.oid))
    || concat_ws(', ',
      'SFUNC = ' || a.aggtransfn::regproc::text,
      'STYPE = ' || format_type(a.aggtranstype, null),
      'SSPACE = ' || nullif(a.aggtransspace, 0),
      'FINALFUNC = ' || nullif(a.aggfinalfn::regproc::text, '-'),
      case when a.aggfinalextra then 'FINALFUNC_EXTRA' end,
      'FINALFUNC_MODIFY = ' || a.aggfinalmodify::text,
      'COMBINEFUNC = ' || nullif(a.aggcombinefn::regproc::text, '-'),
      'SERIALFUNC = ' || nullif(a.aggserialfn::regproc::text, '-'),
      'DESERIALFUNC = ' || nullif(a.aggdeserialfn::regproc::text, '-'),
      'INITCOND = ' || quote_literal(a.agginitval),
      'MSFUNC = ' || nullif(a.aggmtransfn::regproc::text, '-'),
      'MINVFUNC = ' || nullif(a.aggminvtransfn::regproc::text, '-'),
      'MSTYPE = ' || case when a.aggmtranstype <> 0 then format_type(a.aggmtranstype, null) end,
      'MSSPACE = ' || nullif(a.aggmtransspace, 0),
      'MFINALFUNC = ' || nullif(a.aggmfinalfn::regproc::text, '-'),
      case when a.aggmfinalextra then 'MFINALFUNC_EXTRA' end,
      'MFINALFUNC_MODIFY = ' || case when a.aggmtransfn <> 0 then a.aggmfinalmodify::text end,
      'MINITCOND = ' || quote_literal(a.aggminitval),
      'SORTOP = ' || case when a.aggsortop <> 0 then a.aggsortop::regoperator::text end,
      'PARALLEL = ' || p.proparallel::text,
      case when a.aggkind = 'h' then 'HYPOTHETICAL' end) || ')'
  end as definition
from pg_proc as p
join pg_namespace as n on n.oid = p.pronamespace
left join pg_aggregate as a on a.aggfnoid = p.oid
where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and not exists (
    select
    from pg_depend as extension_member
    where extension_member.classid = 'pg_proc'::regclass
      and extension_member.objid = p.oid
      and extension_member.deptype = 'e')
order by n.nspname, p.proname, pg_get_function_identity_arguments(p.oid) collate "C"
