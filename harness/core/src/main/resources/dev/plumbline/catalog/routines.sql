-- PostgreSQL prints no aggregates, so their statement is put together here.
select
  p.oid,
  n.nspname as namespace,
  p.proname as name,
  p.prokind as kind,
  pg_catalog.pg_get_function_identity_arguments(p.oid) as arguments,
  case when p.prokind {<>} 'a' then pg_catalog.pg_get_functiondef(p.oid) else
    pg_catalog.format('CREATE AGGREGATE %I.%I(%s) (', n.nspname, p.proname,
      pg_catalog.pg_get_function_arguments(p.oid))
    {||} pg_catalog.concat_ws(', ',
      'SFUNC = ' {||} a.aggtransfn::pg_catalog.regproc::pg_catalog.text,
      'STYPE = ' {||} pg_catalog.format_type(a.aggtranstype, null),
      'SSPACE = ' {||} case when a.aggtransspace {<>} 0 then a.aggtransspace end,
      'FINALFUNC = ' {||} case when a.aggfinalfn::pg_catalog.regproc::pg_catalog.text {<>} '-'
        then a.aggfinalfn::pg_catalog.regproc::pg_catalog.text end,
      case when a.aggfinalextra then 'FINALFUNC_EXTRA' end,
      'FINALFUNC_MODIFY = ' {||} a.aggfinalmodify::pg_catalog.text,
      'COMBINEFUNC = ' {||} case when a.aggcombinefn::pg_catalog.regproc::pg_catalog.text {<>} '-'
        then a.aggcombinefn::pg_catalog.regproc::pg_catalog.text end,
      'SERIALFUNC = ' {||} case when a.aggserialfn::pg_catalog.regproc::pg_catalog.text {<>} '-'
        then a.aggserialfn::pg_catalog.regproc::pg_catalog.text end,
      'DESERIALFUNC = ' {||} case when a.aggdeserialfn::pg_catalog.regproc::pg_catalog.text {<>} '-'
        then a.aggdeserialfn::pg_catalog.regproc::pg_catalog.text end,
      'INITCOND = ' {||} pg_catalog.quote_literal(a.agginitval),
      'MSFUNC = ' {||} case when a.aggmtransfn::pg_catalog.regproc::pg_catalog.text {<>} '-'
        then a.aggmtransfn::pg_catalog.regproc::pg_catalog.text end,
      'MINVFUNC = ' {||} case when a.aggminvtransfn::pg_catalog.regproc::pg_catalog.text {<>} '-'
        then a.aggminvtransfn::pg_catalog.regproc::pg_catalog.text end,
      'MSTYPE = ' {||} case when a.aggmtranstype {<>} 0
        then pg_catalog.format_type(a.aggmtranstype, null) end,
      'MSSPACE = ' {||} case when a.aggmtransspace {<>} 0 then a.aggmtransspace end,
      'MFINALFUNC = ' {||} case when a.aggmfinalfn::pg_catalog.regproc::pg_catalog.text {<>} '-'
        then a.aggmfinalfn::pg_catalog.regproc::pg_catalog.text end,
      case when a.aggmfinalextra then 'MFINALFUNC_EXTRA' end,
      'MFINALFUNC_MODIFY = ' {||} case when a.aggmtransfn {<>} 0
        then a.aggmfinalmodify::pg_catalog.text end,
      'MINITCOND = ' {||} pg_catalog.quote_literal(a.aggminitval),
      'SORTOP = ' {||} case when a.aggsortop {<>} 0
        then a.aggsortop::pg_catalog.regoperator::pg_catalog.text end,
      'PARALLEL = ' {||} p.proparallel::pg_catalog.text,
      case when a.aggkind {=} 'h' then 'HYPOTHETICAL' end) {||} ')'
  end as definition
from pg_catalog.pg_proc as p
join pg_catalog.pg_namespace as n on n.oid {=} p.pronamespace
left join pg_catalog.pg_aggregate as a on a.aggfnoid {=} p.oid
where n.nspname {!~} '^pg_' and n.nspname {<>} 'information_schema'
  and not exists (
    select
    from pg_catalog.pg_depend as extension_member
    where extension_member.classid {=} 'pg_catalog.pg_proc'::pg_catalog.regclass
      and extension_member.objid {=} p.oid
      and extension_member.deptype {=} 'e')
order by n.nspname, p.proname, pg_catalog.pg_get_function_identity_arguments(p.oid) collate
  pg_catalog."C"
