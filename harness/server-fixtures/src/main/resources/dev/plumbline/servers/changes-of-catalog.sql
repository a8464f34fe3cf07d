-- Each line changes something in what everything.sql has made that a schema value must tell, on every
-- version of PostgreSQL; mostly what neither statements nor the shape mind.
alter table customers set (fillfactor = 81)
alter table customers reset (fillfactor)
alter table customers reset (toast.autovacuum_enabled)
alter table prices set (autovacuum_enabled = false)
alter materialized view totals reset (autovacuum_enabled)
alter table customers alter name set storage main
alter table customers alter name set storage extended
alter table "Back Office"."Order" alter note set storage external
alter table customers alter initial_source set compression default
alter table customers alter name set compression pglz
alter table customers alter birthday set statistics 301
alter table customers alter birthday set statistics -1
alter table customers alter rate set (n_distinct = 6)
alter table customers alter rate reset (n_distinct)
alter table customers set without cluster
alter table prices cluster on prices_pkey
alter table customers replica identity default
alter table customers replica identity nothing
alter table prices replica identity full
alter table spread replica identity full
alter index ix_kept set (fillfactor = 62)
alter index ix_kept alter column 2 set statistics 201
alter index ix_kept alter column 2 set statistics -1
alter index pk_customers reset (fillfactor)
alter index uq_name set (fillfactor = 56)
alter index ex_kind reset (fillfactor)
alter index "Back Office".ix_tags set (fastupdate = off)
alter index sales_rest_amount_idx set (fillfactor = 62)
alter index sales_rest_amount_idx rename to ix_rest
comment on index sales_rest_amount_idx is null
update pg_index set indisvalid = true where indexrelid = 'sales_rest_amount_idx'::regclass
create index ix_twin on sales (amount desc)
create index ix_twin on sales (amount desc); update pg_inherits set inhparent = 'ix_twin'::regclass where inhrelid = 'sales_rest_amount_idx'::regclass
alter table prices enable trigger all
alter table "Back Office"."Order" disable trigger all
alter table pairs not of
alter table lists detach partition lists_1 finalize
create table more (id integer) using stack
create table more (id integer); update pg_class set reltablespace = 1664 where relname = 'tiered'
update pg_class set reltablespace = 0 where relname = 'tiered'
update pg_class set reltablespace = 0 where relname = 'ix_tiered'
alter foreign table remote options (set table_name 'loaves')
alter foreign table remote alter id options (drop column_name)
create server near foreign data wrapper nowhere; drop foreign table remote; create foreign table remote (id integer options (column_name 'no') not null) server near options (table_name 'breads')
alter server afar options (set host 'db2')
alter server afar options (drop url)
alter server afar version '3'
alter server afar rename to away
revoke usage on foreign server afar from pg_monitor
comment on server afar is null
alter foreign data wrapper nowhere options (drop debug)
alter foreign data wrapper nowhere validator postgresql_fdw_validator
revoke usage on foreign data wrapper nowhere from pg_monitor
drop user mapping for public server afar
drop user mapping for current_user server afar
create user mapping for pg_read_all_data server afar
alter default privileges revoke select on tables from pg_monitor
alter default privileges grant insert on tables to pg_monitor
alter default privileges in schema public grant select on tables to pg_monitor
alter default privileges in schema "Back Office" revoke grant option for usage on sequences from pg_monitor
alter default privileges revoke usage on types from public
alter default privileges grant usage on schemas to pg_monitor
alter default privileges for role pg_monitor grant execute on functions to public
drop statistics guests
alter statistics guests set statistics 51
alter statistics guests set statistics -1
drop statistics guests; create statistics guests (ndistinct) on name, birthday from customers; alter statistics guests set statistics 50
comment on statistics guests is 'Together'
create statistics more on kind, total from prices
drop type shell
alter type token set (storage = external)
grant usage on type token to public
comment on type token is null
drop operator !!! (none, numeric)
alter operator "Back Office".=~= (numeric, numeric) set (restrict = none)
alter operator "Back Office".=~= (numeric, numeric) set schema public
create operator =~= (function = near, leftarg = numeric, rightarg = numeric)
comment on operator !!! (none, numeric) is null
create operator family more using hash
drop operator class reversed using btree
alter operator class reversed using btree rename to backwards
alter operator family whole_numbers using btree rename to whole
alter operator family text_ops using btree drop function 1 (token, text)
drop cast (state as integer)
drop cast (state as integer); create cast (state as integer) with function place(state)
drop cast (token as integer)
comment on cast (state as integer) is 'Where'
drop conversion folded
alter conversion folded rename to folding
drop transform for integer language sql
drop transform for integer language sql; create transform for integer language sql (to sql with function int4recv(internal))
alter text search dictionary stems (stopwords = 'english')
alter text search dictionary stems rename to stemmed
alter text search configuration kitchen alter mapping for asciiword with simple
alter text search configuration kitchen alter mapping for asciiword with simple, stems
alter text search configuration kitchen drop mapping for url
alter text search configuration kitchen rename to bakery
comment on text search configuration kitchen is null
drop text search configuration "Back Office".lettered
alter text search parser letters rename to characters
create text search parser more (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype)
alter text search template plain_words rename to words
drop language plother
alter language plsome rename to plmore
grant usage on language plsome to public
drop access method tree
comment on access method stack is null
drop event trigger watched
alter event trigger watched disable
alter event trigger slept enable
alter event trigger ever rename to always
drop event trigger watched; create event trigger watched on ddl_command_end when tag in ('CREATE TABLE') execute function watch()
drop publication whole
alter publication part set (publish = 'insert')
alter publication part set (publish_via_partition_root = false)
alter publication part drop table sales
alter publication part add table prices
alter publication part rename to parts
comment on publication part is null
update pg_seclabel set label = 'open'
delete from pg_seclabel
