create view totals as select 1::bigint as id, 2::integer as amount, 'x' as extra;
create view labels as select 1::bigint as id, 'x'::varchar(9) as short, 'x'::text as long;
