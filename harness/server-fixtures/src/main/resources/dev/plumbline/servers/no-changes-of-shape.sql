-- Each line changes something that the shape leaves out.
comment on table customers is 'Persons'
comment on column customers.name is null
grant select on customers to public
revoke all on sequence customers_id_seq from pg_monitor
alter sequence tickets owned by customers.rate
alter sequence tickets restart
select nextval('tickets')
insert into log (line) values ('a')
alter table prices set (fillfactor = 50)
alter table prices alter kind set storage plain
alter table prices alter kind set statistics 500
alter table prices cluster on prices_pkey
alter index ux_totals set (fillfactor = 50)
analyze customers
create temporary table more (id integer primary key check (id > 0))
create table databasechangelog_2 (id integer); drop table databasechangelog_2
alter table databasechangelog add more text
alter table "Back Office".notes owner to pg_monitor
alter policy own on customers to public
refresh materialized view totals
alter default privileges grant insert on tables to pg_monitor
drop statistics guests
alter table customers alter initial_source set compression default
alter table customers alter rate set (n_distinct = 6)
alter table customers replica identity default
alter table prices enable trigger all
alter server afar options (set host 'db2')
create user mapping for pg_read_all_data server afar
alter text search dictionary stems (stopwords = 'english')
drop publication whole
drop event trigger watched
alter operator class reversed using btree rename to backwards
