-- Everything of PostgreSQL's own that a statement can name, once more in a schema of somebody else's:
-- with the same arguments, which is found where the search path names pg_catalog after that schema,
-- and with arguments that fit better, which is found wherever the schema is in the search path. Each
-- tells the server's log that it was called, and then does what the real one does.
create schema shadows;

-- Once for each statement and shadow, as long as they do not alternate.
create function shadows.tell(what text) returns boolean language plpgsql as $$
declare
  call text;
begin
  call := pg_catalog.concat('SHADOW|', pg_catalog.current_database(), '|', what, '|',
    pg_catalog.left(pg_catalog.regexp_replace(pg_catalog.current_query(), '\s+', ' ', 'g'), 300),
    '|');
  if pg_catalog.current_setting('shadows.told', true) operator(pg_catalog.=) call then
    return true;
  end if;
  raise log using message = call;
  perform pg_catalog.set_config('shadows.told', call, false);
  return true;
end $$;

-- Kinds of types that no statement of ours has anything to do with: geometry, networks, bits, ranges.
create function shadows.is_foreign(types oid[]) returns boolean language sql as $$
  select exists (
    select from pg_type as t
    where t.oid = any (types) and (t.typcategory in ('G', 'I', 'V', 'R')
      or t.oid = any (array['bytea', 'real', 'double precision', 'money', 'uuid', 'tsvector',
        'tsquery', 'macaddr', 'macaddr8', 'xml', 'json', 'jsonpath', 'pg_lsn']::regtype[])))
$$;

-- Tries a statement; what cannot have a shadow has none.
create function shadows.try(statement text) returns void language plpgsql as $$
begin
  execute statement;
exception when others then
  null;
end $$;

create function shadows.make_function(name text, arguments text, result text, body text)
returns void language sql as $$
  select shadows.try(format(
    'create function shadows.%I(%s) returns %s language plpgsql as %L', name, arguments, result,
    format('begin perform shadows.tell(%L); %s end', name || '(' || arguments || ')', body)))
$$;

-- Functions with the same arguments.
select shadows.make_function(f.proname, pg_get_function_arguments(f.oid),
  pg_get_function_result(f.oid),
  case
    when f.prorettype = 'void'::regtype then 'perform ' || f.call || ';'
    when f.proretset then 'return query select * from ' || f.call || ';'
    when f.outs is not null then 'select * into ' || f.outs || ' from ' || f.call || ';'
    else 'return ' || f.call || ';' end)
from (
  select p.*, a.outs,
    format('pg_catalog.%I(%s)', p.proname, coalesce(a.ins, '')) as call
  from pg_proc as p
  cross join lateral (
    select
      string_agg(case m.mode when 'v' then 'variadic ' else '' end || '$' || m.place, ', '
        order by m.place) filter (where m.mode in ('i', 'b', 'v')) as ins,
      string_agg('$' || m.place, ', ' order by m.place)
        filter (where m.mode in ('o', 'b')) as outs
    from unnest(coalesce(p.proargmodes::text[],
      case when p.pronargs = 0 then '{}' else array_fill('i'::text, array[p.pronargs]) end))
      with ordinality as m (mode, place)) as a
  where p.pronamespace = 'pg_catalog'::regnamespace and p.prokind = 'f' and p.oid < 16384
    and not shadows.is_foreign(p.proargtypes)
    and p.prorettype not in ('internal'::regtype, 'cstring'::regtype, 'trigger'::regtype)
    and not 'internal'::regtype::oid = any (p.proargtypes)
    and not 'cstring'::regtype::oid = any (p.proargtypes)) as f;

-- Functions of one to three arguments that fit better than what has to be cast first.
select shadows.make_function(f.proname, f.arguments, format_type(f.prorettype, null),
  format('return pg_catalog.%I(%s);', f.proname,
    (select string_agg('$' || k, ', ') from generate_series(1, f.pronargs) as k)))
from (
  select distinct p.proname, p.prorettype, p.pronargs, (
      select string_agg(case
          when t = 'text'::regtype then other
          when t = '"any"'::regtype then 'any' || 'element'
          when t = 'oid'::regtype and other = 'name' then 'regclass'
          when t = 'oid'::regtype and other = 'varchar' then 'integer'
          when t = 'bigint'::regtype and other = 'name' then 'integer'
          when t = 'name'::regtype and other = 'varchar' then 'varchar'
          when t = 'name'::regtype and other = 'bpchar' then 'text'
          when t = 'anyarray'::regtype and other = 'name' then 'text[]'
          when t = 'anyarray'::regtype and other = 'varchar' then 'oid[]'
          when t = 'anyarray'::regtype and other = 'bpchar' then 'name[]'
          when t = 'anyarray'::regtype and other = '"char"' then 'oidvector'
          else format_type(t, null) end, ', ' order by place)
      from unnest(p.proargtypes) with ordinality as a (t, place)) as arguments
  from pg_proc as p
  cross join unnest(array['varchar', 'name', '"char"', 'bpchar', 'text', 'anyelement']) as other
  where p.pronamespace = 'pg_catalog'::regnamespace and p.prokind = 'f' and p.oid < 16384
    and not shadows.is_foreign(p.proargtypes)
    and p.pronargs between 1 and 3 and not p.proretset and p.provariadic = 0
    and p.prorettype not in ('internal'::regtype, 'cstring'::regtype, 'trigger'::regtype,
      'record'::regtype)) as f;

-- Functions of any number of arguments.
select shadows.make_function(f.name, f.arguments || 'variadic ' || list.type, f.result,
  format('return pg_catalog.%I(%svariadic %s);', f.name, f.ahead, f.last))
from (values
  ('concat', '', 'text', '', '$1'),
  ('concat_ws', 'text, ', 'text', '$1, ', '$2'),
  ('format', 'text, ', 'text', '$1, ', '$2')) as f (name, arguments, result, ahead, last)
cross join (values ('anyarray'), ('text[]'), ('name[]'), ('varchar[]')) as list (type);

-- Aggregates: they tell, and are null; but for one whose answer the driver needs, and one that would
-- not be null.
create function shadows.step_string_agg(text, text, text) returns text language plpgsql as $$
begin
  perform shadows.tell('string_agg(text, text)');
  return case when $1 is null then $2 else pg_catalog.concat($1, $3, $2) end;
end $$;
create aggregate shadows.string_agg(text, text) (sfunc = shadows.step_string_agg, stype = text);
create function shadows.step_count(bigint) returns bigint language plpgsql as $$
begin
  perform shadows.tell('count(*)');
  return $1 operator(pg_catalog.+) 1;
end $$;
create aggregate shadows.count(*) (sfunc = shadows.step_count, stype = bigint, initcond = 0);
select shadows.try(format(
    'create function shadows.%I(text, %s) returns text language plpgsql as %L', 'step_' || a.oid,
    a.arguments, format('begin perform shadows.tell(%L); return null; end', a.proname))),
  shadows.try(format(
    'create function shadows.%I(text, %s) returns %s language plpgsql as %L', 'last_' || a.oid,
    a.arguments, format_type(a.prorettype, null), 'begin return null; end')),
  shadows.try(format(
    'create aggregate shadows.%I(%s) (sfunc = shadows.%I, stype = text, finalfunc = shadows.%I,'
      ' finalfunc_extra)',
    a.proname, a.arguments, 'step_' || a.oid, 'last_' || a.oid))
from (
  select p.oid, p.proname, p.prorettype,
    replace(pg_get_function_arguments(p.oid), '"any"', 'anyelement') as arguments
  from pg_proc as p
  join pg_aggregate as a on a.aggfnoid = p.oid
  where p.oid < 16384 and not shadows.is_foreign(p.proargtypes) and a.aggkind = 'n' and p.pronargs > 0) as a;
create function shadows.make_operator(name text, leftarg text, rightarg text, result text)
returns void language sql as $$
  select shadows.make_function('operator ' || name, coalesce(leftarg || ', ', '') || rightarg, result,
    format('return %s operator(pg_catalog.%s) %s;', case when leftarg is null then '' else '$1' end,
      name, case when leftarg is null then '$1' else '$2' end));
  select shadows.try(format('create operator shadows.%s (%s rightarg = %s, function = shadows.%I)',
    name, 'leftarg = ' || leftarg || ',', rightarg, 'operator ' || name))
$$;

-- Operators with the same operands.
select shadows.make_operator(o.oprname, format_type(nullif(o.oprleft, 0), null),
  format_type(o.oprright, null), format_type(o.oprresult, null))
from pg_operator as o
where o.oid < 16384 and not shadows.is_foreign(array[o.oprleft, o.oprright])
  and o.oprnamespace = 'pg_catalog'::regnamespace and o.oprcode <> 0;

-- Operators with operands that have to be cast for the real one.
select shadows.make_operator(operator, leftarg, rightarg,
  case when operator in ('||', '+', '-', '&') then 'text' else 'boolean' end)
from unnest(array['=', '<>', '<', '>', '<=', '>=', '~', '!~', '~~', '!~~', '~*', '||', '+', '-', '&'])
  as operator
cross join unnest(array['text', 'varchar', 'name', '"char"', 'oid', 'smallint', 'integer',
  'bigint', 'regclass', 'text[]', 'name[]']) as leftarg
cross join unnest(array['text', 'varchar', 'name', '"char"', 'oid', 'smallint', 'integer',
  'bigint', 'regclass', 'text[]', 'name[]']) as rightarg
where not exists (
  select from pg_operator as o
  where o.oprnamespace = 'pg_catalog'::regnamespace and o.oprname = operator
    and o.oprleft = leftarg::regtype and o.oprright = rightarg::regtype);
