create view totals as select 1::bigint as id, 2::integer as amount, 'x' as extra;
