-- Kinds of objects that few services have, each with the statement that creates it. PostgreSQL prints
-- few of these itself. Numbers from 16384 on are those of what is not PostgreSQL's own. OWNER stands
-- for the role that migrates, whose name differs from one installation to the next: it owns
-- Liquibase's table.
with migrator as (
  select coalesce(
    (select c.relowner from pg_catalog.pg_class as c
      where pg_catalog.lower(c.relname) {=} 'databasechangelog' and c.relkind {=} 'r'
        order by c.oid limit 1),
    (select d.datdba from pg_catalog.pg_database as d
      where d.datname {=} pg_catalog.current_database())) as role
),
others as (
  select
    'pg_default_acl' as catalog,
    d.oid,
    'DEFAULT_PRIVILEGES' as type,
    pg_catalog.concat(k.word, ' of ', r.name, ' in ' {||} n.nspname) as name,
    pg_catalog.concat('ALTER DEFAULT PRIVILEGES FOR ROLE ', r.name, ' IN SCHEMA '
      {||} pg_catalog.quote_ident(n.nspname))
      as definition,
    null::pg_catalog.text[] as options
  from pg_catalog.pg_default_acl as d
  cross join migrator as m
  cross join lateral (
    select case when d.defaclrole {=} m.role then 'OWNER'
      else pg_catalog.pg_get_userbyid(d.defaclrole)::pg_catalog.text end
      as name) as r
  cross join lateral (
    select case when d.defaclobjtype {=} 'r' then 'tables' when d.defaclobjtype {=} 'S'
      then 'sequences'
      when d.defaclobjtype {=} 'f' then 'functions' when d.defaclobjtype {=} 'T' then 'types'
        when d.defaclobjtype {=} 'n' then 'schemas'
      when d.defaclobjtype {=} 'L' then 'large objects' else d.defaclobjtype::pg_catalog.text end
        as word) as k
  left join pg_catalog.pg_namespace as n on n.oid {=} d.defaclnamespace
  union all
  select
    'pg_statistic_ext',
    s.oid,
    'EXTENDED_STATISTICS',
    pg_catalog.concat(case when n.nspname {<>} 'public' then n.nspname {||} '.' end, s.stxname),
    pg_catalog.concat(pg_catalog.pg_get_statisticsobjdef(s.oid),
      case when s.stxstattarget {>=} 0 then pg_catalog.concat(' SET STATISTICS ',
        s.stxstattarget) end),
    null
  from pg_catalog.pg_statistic_ext as s
  join pg_catalog.pg_namespace as n on n.oid {=} s.stxnamespace
  where n.nspname {!~} '^pg_'
  union all
  select
    'pg_type',
    t.oid,
    'BASE_TYPE',
    pg_catalog.format_type(t.oid, null),
    pg_catalog.concat('CREATE TYPE ', pg_catalog.format_type(t.oid, null), case when t.typisdefined
      then pg_catalog.concat(' (',
      pg_catalog.concat_ws(', ',
        'INPUT = ' {||} case when t.typinput::pg_catalog.regproc::pg_catalog.text {<>} '-'
          then t.typinput::pg_catalog.regproc::pg_catalog.text end,
        'OUTPUT = ' {||} case when t.typoutput::pg_catalog.regproc::pg_catalog.text {<>} '-'
          then t.typoutput::pg_catalog.regproc::pg_catalog.text end,
        'RECEIVE = ' {||} case when t.typreceive::pg_catalog.regproc::pg_catalog.text {<>} '-'
          then t.typreceive::pg_catalog.regproc::pg_catalog.text end,
        'SEND = ' {||} case when t.typsend::pg_catalog.regproc::pg_catalog.text {<>} '-'
          then t.typsend::pg_catalog.regproc::pg_catalog.text end,
        'TYPMOD_IN = ' {||} case when t.typmodin::pg_catalog.regproc::pg_catalog.text {<>} '-'
          then t.typmodin::pg_catalog.regproc::pg_catalog.text end,
        'TYPMOD_OUT = ' {||} case when t.typmodout::pg_catalog.regproc::pg_catalog.text {<>} '-'
          then t.typmodout::pg_catalog.regproc::pg_catalog.text end,
        'ANALYZE = ' {||} case when t.typanalyze::pg_catalog.regproc::pg_catalog.text {<>} '-'
          then t.typanalyze::pg_catalog.regproc::pg_catalog.text end,
        'SUBSCRIPT = ' {||} case when t.typsubscript::pg_catalog.regproc::pg_catalog.text {<>} '-'
          then t.typsubscript::pg_catalog.regproc::pg_catalog.text end,
        'INTERNALLENGTH = ' {||} case when t.typlen {=} -1 then 'VARIABLE'
          else t.typlen::pg_catalog.text end,
        case when t.typbyval then 'PASSEDBYVALUE' end,
        'ALIGNMENT = ' {||} t.typalign::pg_catalog.text,
        'STORAGE = ' {||} t.typstorage::pg_catalog.text,
        'CATEGORY = ' {||} pg_catalog.quote_literal(t.typcategory::pg_catalog.text),
        case when t.typispreferred then 'PREFERRED' end,
        'DEFAULT = ' {||} pg_catalog.quote_literal(t.typdefault),
        'ELEMENT = ' {||} pg_catalog.format_type(case when t.typelem {<>} 0 then t.typelem end,
          null),
        'DELIMITER = ' {||} pg_catalog.quote_literal(t.typdelim::pg_catalog.text),
        case when t.typcollation {<>} 0 then 'COLLATABLE' end), ')') end),
    null
  from pg_catalog.pg_type as t
  join pg_catalog.pg_namespace as n on n.oid {=} t.typnamespace
  where t.oid {>=} 16384 and n.nspname {!~} '^pg_' and n.nspname {<>} 'information_schema'
    and (t.typtype {=} 'b' or not t.typisdefined)
    and not exists (select from pg_catalog.pg_type as element where element.typarray {=} t.oid)
  union all
  select
    'pg_operator',
    o.oid,
    'OPERATOR',
    o.oid::pg_catalog.regoperator::pg_catalog.text,
    pg_catalog.concat('CREATE OPERATOR ', o.oid::pg_catalog.regoperator, ' (',
      pg_catalog.concat_ws(', ',
      'FUNCTION = ' {||} (case when o.oprcode::pg_catalog.oid {<>} 0
        then o.oprcode::pg_catalog.oid end)::pg_catalog.regprocedure::pg_catalog.text,
      'LEFTARG = ' {||} pg_catalog.format_type(case when o.oprleft {<>} 0 then o.oprleft end, null),
      'RIGHTARG = ' {||} pg_catalog.format_type(case when o.oprright {<>} 0 then o.oprright end,
        null),
      'RETURNS = ' {||} pg_catalog.format_type(case when o.oprresult {<>} 0 then o.oprresult end,
        null),
      'COMMUTATOR = ' {||} (case when o.oprcom {<>} 0
        then o.oprcom end)::pg_catalog.regoperator::pg_catalog.text,
      'NEGATOR = ' {||} (case when o.oprnegate {<>} 0
        then o.oprnegate end)::pg_catalog.regoperator::pg_catalog.text,
      'RESTRICT = ' {||} (case when o.oprrest::pg_catalog.oid {<>} 0
        then o.oprrest::pg_catalog.oid end)::pg_catalog.regprocedure::pg_catalog.text,
      'JOIN = ' {||} (case when o.oprjoin::pg_catalog.oid {<>} 0
        then o.oprjoin::pg_catalog.oid end)::pg_catalog.regprocedure::pg_catalog.text,
      case when o.oprcanhash then 'HASHES' end,
      case when o.oprcanmerge then 'MERGES' end), ')',
      case when o.oprkind {=} 'b' then '' when o.oprkind {=} 'l' then ''
        else o.oprkind::pg_catalog.text end),
    null
  from pg_catalog.pg_operator as o
  join pg_catalog.pg_namespace as n on n.oid {=} o.oprnamespace
  where o.oid {>=} 16384 and n.nspname {!~} '^pg_' and n.nspname {<>} 'information_schema'
  union all
  select
    'pg_opfamily',
    f.oid,
    'OPERATOR_FAMILY',
    pg_catalog.concat(case when not n.nspname {=} any ('{public, pg_catalog}') then n.nspname
      {||} '.' end, f.opfname,
      ' USING ', m.amname),
    pg_catalog.concat(case when f.oid {<} 16384 then 'ALTER' else 'CREATE' end, ' OPERATOR FAMILY ',
      f.opfname,
      ' USING ', m.amname, members.definition),
    null
  from pg_catalog.pg_opfamily as f
  join pg_catalog.pg_namespace as n on n.oid {=} f.opfnamespace
  join pg_catalog.pg_am as m on m.oid {=} f.opfmethod
  left join (
    select part.family,
      pg_catalog.string_agg(pg_catalog.concat(pg_catalog.chr(10), 'ADD ', part.definition), ''
        order by part.definition collate pg_catalog."C")
        as definition
    from (
      select a.amopfamily, pg_catalog.concat('OPERATOR ', a.amopstrategy, ' ',
        a.amopopr::pg_catalog.regoperator,
        case when a.amoppurpose {=} 's' then '' when a.amoppurpose {=} 'o'
          then pg_catalog.concat(' FOR ORDER BY ',
            (select sf.opfname from pg_catalog.pg_opfamily as sf where sf.oid {=} a.amopsortfamily))
          else a.amoppurpose::pg_catalog.text end)
      from pg_catalog.pg_amop as a
      where a.oid {>=} 16384
        and not exists (
          select from pg_catalog.pg_depend as d
          where d.classid {=} 'pg_catalog.pg_operator'::pg_catalog.regclass
            and d.objid {=} a.amopopr and d.deptype {=} 'e')
      union all
      select p.amprocfamily, pg_catalog.concat('FUNCTION ', p.amprocnum, ' (',
        pg_catalog.format_type(p.amproclefttype, null), ', ',
          pg_catalog.format_type(p.amprocrighttype, null), ') ',
        p.amproc::pg_catalog.oid::pg_catalog.regprocedure)
      from pg_catalog.pg_amproc as p
      where p.oid {>=} 16384
        and not exists (
          select from pg_catalog.pg_depend as d
          where d.classid {=} 'pg_catalog.pg_proc'::pg_catalog.regclass
            and d.objid {=} p.amproc::pg_catalog.oid and d.deptype {=} 'e')
      ) as part (family, definition)
    group by part.family) as members on members.family {=} f.oid
  where f.oid {>=} 16384 or members.definition is not null
  union all
  select
    'pg_opclass',
    c.oid,
    'OPERATOR_CLASS',
    pg_catalog.concat(case when n.nspname {<>} 'public' then n.nspname {||} '.' end, c.opcname,
      ' USING ', m.amname),
    pg_catalog.concat('CREATE OPERATOR CLASS ', c.opcname, case when c.opcdefault then ' DEFAULT'
      end,
      ' FOR TYPE ', pg_catalog.format_type(c.opcintype, null), ' USING ', m.amname, ' FAMILY ',
        f.opfname,
      ' STORAGE ' {||} pg_catalog.format_type(case when c.opckeytype {<>} 0 then c.opckeytype end,
        null)),
    null
  from pg_catalog.pg_opclass as c
  join pg_catalog.pg_namespace as n on n.oid {=} c.opcnamespace
  join pg_catalog.pg_am as m on m.oid {=} c.opcmethod
  join pg_catalog.pg_opfamily as f on f.oid {=} c.opcfamily
  where c.oid {>=} 16384
  union all
  select
    'pg_cast',
    c.oid,
    'CAST',
    pg_catalog.format('(%s AS %s)', pg_catalog.format_type(c.castsource, null),
      pg_catalog.format_type(c.casttarget, null)),
    pg_catalog.concat('CREATE CAST (', pg_catalog.format_type(c.castsource, null), ' AS ',
      pg_catalog.format_type(c.casttarget, null),
      ')',
      case when c.castmethod {=} 'f' then pg_catalog.concat(' WITH FUNCTION ',
        c.castfunc::pg_catalog.regprocedure)
        when c.castmethod {=} 'b' then ' WITHOUT FUNCTION' when c.castmethod {=} 'i'
          then ' WITH INOUT' else c.castmethod::pg_catalog.text end,
      case when c.castcontext {=} 'i' then ' AS IMPLICIT' when c.castcontext {=} 'a'
        then ' AS ASSIGNMENT'
        when c.castcontext {=} 'e' then '' else c.castcontext::pg_catalog.text end),
    null
  from pg_catalog.pg_cast as c
  where c.oid {>=} 16384
  union all
  select
    'pg_conversion',
    c.oid,
    'CONVERSION',
    pg_catalog.concat(case when n.nspname {<>} 'public' then n.nspname {||} '.' end, c.conname),
    pg_catalog.concat('CREATE', case when c.condefault then ' DEFAULT' end, ' CONVERSION ',
      c.conname, ' FOR ',
      pg_catalog.quote_literal(pg_catalog.pg_encoding_to_char(c.conforencoding)), ' TO ',
      pg_catalog.quote_literal(pg_catalog.pg_encoding_to_char(c.contoencoding)), ' FROM ',
        c.conproc::pg_catalog.regproc),
    null
  from pg_catalog.pg_conversion as c
  join pg_catalog.pg_namespace as n on n.oid {=} c.connamespace
  where c.oid {>=} 16384
  union all
  select
    'pg_transform',
    t.oid,
    'TRANSFORM',
    pg_catalog.concat('for ', pg_catalog.format_type(t.trftype, null), ' language ', l.lanname),
    pg_catalog.concat('CREATE TRANSFORM FOR ', pg_catalog.format_type(t.trftype, null),
      ' LANGUAGE ', l.lanname, ' (',
      pg_catalog.concat_ws(', ',
        'FROM SQL WITH FUNCTION ' {||} (case when t.trffromsql::pg_catalog.oid {<>} 0
          then t.trffromsql::pg_catalog.oid end)::pg_catalog.regprocedure::pg_catalog.text,
        'TO SQL WITH FUNCTION ' {||} (case when t.trftosql::pg_catalog.oid {<>} 0
          then t.trftosql::pg_catalog.oid end)::pg_catalog.regprocedure::pg_catalog.text), ')'),
    null
  from pg_catalog.pg_transform as t
  join pg_catalog.pg_language as l on l.oid {=} t.trflang
  union all
  select
    'pg_ts_config',
    c.oid,
    'TEXT_SEARCH_CONFIGURATION',
    pg_catalog.concat(case when n.nspname {<>} 'public' then n.nspname {||} '.' end, c.cfgname),
    pg_catalog.concat('CREATE TEXT SEARCH CONFIGURATION ', c.cfgname, ' (PARSER = ',
      case when not pn.nspname {=} any ('{public, pg_catalog}') then pn.nspname {||} '.' end,
        p.prsname, ')',
      (select pg_catalog.string_agg(
          pg_catalog.concat(pg_catalog.chr(10), 'ADD MAPPING FOR ', tokens.alias, ' WITH ',
            tokens.dictionaries), ''
          order by tokens.alias collate pg_catalog."C")
        from (
          select t.alias,
            pg_catalog.string_agg(m.mapdict::pg_catalog.regdictionary::pg_catalog.text, ', '
              order by m.mapseqno) as dictionaries
          from pg_catalog.pg_ts_config_map as m
          join pg_catalog.ts_token_type(c.cfgparser) as t on t.tokid {=} m.maptokentype
          where m.mapcfg {=} c.oid
          group by t.alias) as tokens)),
    null
  from pg_catalog.pg_ts_config as c
  join pg_catalog.pg_namespace as n on n.oid {=} c.cfgnamespace
  join pg_catalog.pg_ts_parser as p on p.oid {=} c.cfgparser
  join pg_catalog.pg_namespace as pn on pn.oid {=} p.prsnamespace
  where c.oid {>=} 16384 and n.nspname {!~} '^pg_'
  union all
  select
    'pg_ts_dict',
    d.oid,
    'TEXT_SEARCH_DICTIONARY',
    pg_catalog.concat(case when n.nspname {<>} 'public' then n.nspname {||} '.' end, d.dictname),
    pg_catalog.concat('CREATE TEXT SEARCH DICTIONARY ', d.dictname, ' (TEMPLATE = ',
      case when not tn.nspname {=} any ('{public, pg_catalog}') then tn.nspname {||} '.' end,
        t.tmplname,
      ', ' {||} d.dictinitoption, ')'),
    null
  from pg_catalog.pg_ts_dict as d
  join pg_catalog.pg_namespace as n on n.oid {=} d.dictnamespace
  join pg_catalog.pg_ts_template as t on t.oid {=} d.dicttemplate
  join pg_catalog.pg_namespace as tn on tn.oid {=} t.tmplnamespace
  where d.oid {>=} 16384 and n.nspname {!~} '^pg_'
  union all
  select
    'pg_ts_parser',
    p.oid,
    'TEXT_SEARCH_PARSER',
    pg_catalog.concat(case when n.nspname {<>} 'public' then n.nspname {||} '.' end, p.prsname),
    pg_catalog.concat('CREATE TEXT SEARCH PARSER ', p.prsname, ' (', pg_catalog.concat_ws(', ',
      'START = ' {||} p.prsstart::pg_catalog.text, 'GETTOKEN = ' {||} p.prstoken::pg_catalog.text,
      'END = ' {||} p.prsend::pg_catalog.text, 'LEXTYPES = ' {||} p.prslextype::pg_catalog.text,
      'HEADLINE = ' {||} case when p.prsheadline::pg_catalog.text {<>} '-'
        then p.prsheadline::pg_catalog.text end), ')'),
    null
  from pg_catalog.pg_ts_parser as p
  join pg_catalog.pg_namespace as n on n.oid {=} p.prsnamespace
  where p.oid {>=} 16384
  union all
  select
    'pg_ts_template',
    t.oid,
    'TEXT_SEARCH_TEMPLATE',
    pg_catalog.concat(case when n.nspname {<>} 'public' then n.nspname {||} '.' end, t.tmplname),
    pg_catalog.concat('CREATE TEXT SEARCH TEMPLATE ', t.tmplname, ' (', pg_catalog.concat_ws(', ',
      'INIT = ' {||} case when t.tmplinit::pg_catalog.text {<>} '-' then t.tmplinit::pg_catalog.text
        end, 'LEXIZE = ' {||} t.tmpllexize::pg_catalog.text), ')'),
    null
  from pg_catalog.pg_ts_template as t
  join pg_catalog.pg_namespace as n on n.oid {=} t.tmplnamespace
  where t.oid {>=} 16384
  union all
  select
    'pg_foreign_data_wrapper',
    w.oid,
    'FOREIGN_DATA_WRAPPER',
    w.fdwname::pg_catalog.text,
    pg_catalog.concat('CREATE FOREIGN DATA WRAPPER ', w.fdwname,
      ' HANDLER ' {||} (case when w.fdwhandler {<>} 0
        then w.fdwhandler end)::pg_catalog.regproc::pg_catalog.text,
      ' VALIDATOR ' {||} (case when w.fdwvalidator {<>} 0
        then w.fdwvalidator end)::pg_catalog.regproc::pg_catalog.text),
    w.fdwoptions
  from pg_catalog.pg_foreign_data_wrapper as w
  union all
  select
    'pg_foreign_server',
    s.oid,
    'FOREIGN_SERVER',
    s.srvname::pg_catalog.text,
    pg_catalog.concat('CREATE SERVER ', s.srvname, ' TYPE '
      {||} pg_catalog.quote_literal(s.srvtype),
      ' VERSION ' {||} pg_catalog.quote_literal(s.srvversion), ' FOREIGN DATA WRAPPER ', w.fdwname),
    s.srvoptions
  from pg_catalog.pg_foreign_server as s
  join pg_catalog.pg_foreign_data_wrapper as w on w.oid {=} s.srvfdw
  union all
  -- a view: the table, which holds passwords, is not for everybody
  select
    'pg_user_mapping',
    u.umid,
    'USER_MAPPING',
    pg_catalog.concat(r.name, ' on ', u.srvname),
    pg_catalog.concat('CREATE USER MAPPING FOR ', r.name, ' SERVER ', u.srvname),
    null
  from pg_catalog.pg_user_mappings as u
  cross join migrator as m
  cross join lateral (
    select case when u.umuser {=} m.role then 'OWNER' when u.umuser {=} 0 then 'PUBLIC'
      else pg_catalog.pg_get_userbyid(u.umuser)::pg_catalog.text end as name) as r
  union all
  select
    'pg_language',
    l.oid,
    'LANGUAGE',
    l.lanname::pg_catalog.text,
    pg_catalog.concat('CREATE', case when l.lanpltrusted then ' TRUSTED' end, ' LANGUAGE ',
      l.lanname,
      ' HANDLER ' {||} (case when l.lanplcallfoid {<>} 0
        then l.lanplcallfoid end)::pg_catalog.regproc::pg_catalog.text,
      ' INLINE ' {||} (case when l.laninline {<>} 0
        then l.laninline end)::pg_catalog.regproc::pg_catalog.text,
      ' VALIDATOR ' {||} (case when l.lanvalidator {<>} 0
        then l.lanvalidator end)::pg_catalog.regproc::pg_catalog.text),
    null
  from pg_catalog.pg_language as l
  where l.oid {>=} 16384 and l.lanispl
  union all
  select
    'pg_am',
    a.oid,
    'ACCESS_METHOD',
    a.amname::pg_catalog.text,
    pg_catalog.concat('CREATE ACCESS METHOD ', a.amname, ' TYPE ',
      case when a.amtype {=} 't' then 'TABLE' when a.amtype {=} 'i' then 'INDEX'
        else a.amtype::pg_catalog.text end,
      ' HANDLER ', a.amhandler::pg_catalog.text),
    null
  from pg_catalog.pg_am as a
  where a.oid {>=} 16384
  union all
  select
    'pg_event_trigger',
    e.oid,
    'EVENT_TRIGGER',
    e.evtname::pg_catalog.text,
    pg_catalog.concat('CREATE EVENT TRIGGER ', e.evtname, ' ON ', e.evtevent,
      ' WHEN TAG IN (' {||} (select pg_catalog.string_agg(pg_catalog.quote_literal(t), ', '
        order by t collate pg_catalog."C")
        from pg_catalog.unnest(e.evttags) as t) {||} ')',
      ' EXECUTE FUNCTION ', e.evtfoid::pg_catalog.regproc, '()',
      case when e.evtenabled {=} 'O' then '' when e.evtenabled {=} 'D' then ' DISABLE'
        when e.evtenabled {=} 'R' then ' ENABLE REPLICA'
        when e.evtenabled {=} 'A' then ' ENABLE ALWAYS' else e.evtenabled::pg_catalog.text end),
    null
  from pg_catalog.pg_event_trigger as e
  union all
  select
    'pg_publication',
    p.oid,
    'PUBLICATION',
    p.pubname::pg_catalog.text,
    pg_catalog.concat('CREATE PUBLICATION ', p.pubname, case when p.puballtables
      then ' FOR ALL TABLES' end,
      (select pg_catalog.string_agg(
          pg_catalog.concat(pg_catalog.chr(10), 'ADD TABLE ', r.prrelid::pg_catalog.regclass,
            {15: (select pg_catalog.concat(' (',
              pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' order by a.attnum), ')')
                from pg_catalog.pg_attribute as a
                where a.attrelid {=} r.prrelid and a.attnum {=} any (r.prattrs)
                having pg_catalog.count(*) {>} 0) | ''},
            {15: pg_catalog.concat(case when r.prqual is not null then ' WHERE ' end,
              pg_catalog.pg_get_expr(r.prqual, r.prrelid)) | ''}), ''
          order by r.prrelid::pg_catalog.regclass::pg_catalog.text collate pg_catalog."C")
        from pg_catalog.pg_publication_rel as r where r.prpubid {=} p.oid),
      {15: (select pg_catalog.string_agg(pg_catalog.concat(pg_catalog.chr(10),
        'ADD TABLES IN SCHEMA ', pg_catalog.quote_ident(n.nspname)), ''
          order by n.nspname)
        from pg_catalog.pg_publication_namespace as s
        join pg_catalog.pg_namespace as n on n.oid {=} s.pnnspid
        where s.pnpubid {=} p.oid) | ''},
      pg_catalog.chr(10), 'WITH (publish = ''',
        pg_catalog.concat_ws(', ', case when p.pubinsert then 'insert' end,
        case when p.pubupdate then 'update' end, case when p.pubdelete then 'delete' end,
        case when p.pubtruncate then 'truncate' end), '''',
      case when p.pubviaroot then ', publish_via_partition_root' end,
      {18: case when p.pubgencols {=} 'n' then '' when p.pubgencols {=} 's'
        then ', publish_generated_columns = stored'
        else p.pubgencols::pg_catalog.text end | ''}, ')'),
    null
  from pg_catalog.pg_publication as p
  union all
  -- without its connection, which holds a password
  select
    'pg_subscription',
    s.oid,
    'SUBSCRIPTION',
    s.subname::pg_catalog.text,
    pg_catalog.concat('CREATE SUBSCRIPTION ', s.subname, ' PUBLICATION ',
      (select pg_catalog.string_agg(pg_catalog.quote_ident(p), ', '
        order by p collate pg_catalog."C")
        from pg_catalog.unnest(s.subpublications) as p),
      ' WITH (', pg_catalog.concat_ws(', ',
        'enabled = ' {||} s.subenabled,
        'slot_name = ' {||} coalesce(s.subslotname::pg_catalog.text, 'NONE'),
        case when s.subbinary then 'binary' end,
        'synchronous_commit = ' {||} case when s.subsynccommit {<>} 'off' then s.subsynccommit end,
        {15: case when s.subtwophasestate {<>} 'd' then 'two_phase' end | null},
        {15: case when s.subdisableonerr then 'disable_on_error' end | null},
        {16: pg_catalog.concat('origin = ', s.suborigin) | 'origin = any'},
        {16: case when not s.subpasswordrequired then 'password_required = false' end | null},
        {16: case when s.subrunasowner then 'run_as_owner' end | null},
        {17: case when s.subfailover then 'failover' end | null}), ')'),
    null
  from pg_catalog.pg_subscription as s
  where s.subdbid {=} (select d.oid from pg_catalog.pg_database as d
    where d.datname {=} pg_catalog.current_database())
  union all
  select
    'pg_seclabel',
    0,
    'SECURITY_LABEL',
    pg_catalog.concat(l.provider, ' on ', o.type, ' ', o.identity),
    pg_catalog.concat('SECURITY LABEL FOR ', l.provider, ' ON ', o.type, ' ', o.identity, ' IS ',
      pg_catalog.quote_literal(l.label)),
    null
  from pg_catalog.pg_seclabel as l
  cross join lateral pg_catalog.pg_identify_object(l.classoid, l.objoid, l.objsubid) as o
)
select
  o.catalog,
  o.oid,
  o.type,
  o.name,
  o.definition,
  coalesce(o.options, '{}') as options
from others as o
where not exists (
  select
  from pg_catalog.pg_depend as part
  where part.classid {=} pg_catalog.concat('pg_catalog.', o.catalog)::pg_catalog.regclass
    and part.objid {=} o.oid
    -- of an extension, or what comes with a type by itself
    and part.deptype {=} any ('{e, i}'))
order by o.type collate pg_catalog."C", o.name collate pg_catalog."C"
