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
