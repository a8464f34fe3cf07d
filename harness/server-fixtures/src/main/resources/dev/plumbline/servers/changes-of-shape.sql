-- Each line changes something in what everything.sql and views.sql have made, so that the shape
-- must be another one.
create schema more
alter schema "Back Office" rename to office
create extension hstore
create table more (id integer)
drop table both_parents
alter table prices rename to costs
alter table log set logged
alter table visits no inherit events
create table more () inherits (events)
alter table customers no force row level security
alter table customers disable row level security
alter table log enable row level security
alter table sales detach partition sales_rest
create table sales_2027 partition of sales for values from ('2027-01-02', 0) to ('2028-01-01', 0)
alter table spread detach partition spread_0; alter table spread attach partition spread_0 for values with (modulus 4, remainder 0)
alter table prices add extra text
alter table customers drop birthday
alter table customers rename birthday to born
alter table prices alter kind type varchar(11)
alter table prices alter kind type text
alter table prices alter kind type varchar(10) collate "POSIX"
alter table customers alter seen_at type timestamptz(6)
alter table remote alter id type bigint
alter table "Back Office"."Order" alter states type text[] using states::text[]
alter table customers alter rate set not null
alter table customers alter name drop not null
alter table customers alter rate set default 0.2
alter table customers alter rate drop default
alter table "Back Office"."Order" alter state set default 'DONE'
alter table customers alter id set generated always
alter table customers alter id drop identity
alter table customers alter id set increment by 1
alter table customers alter id set cache 1
alter table customers alter initial drop expression
alter table customers rename constraint pk_customers to pk
alter table customers drop constraint uq_name
alter table customers drop constraint uq_name; alter table customers add constraint uq_name unique (birthday, name) include (rate) deferrable
alter table customers drop constraint uq_name; alter table customers add constraint uq_name unique (name, birthday) deferrable
alter table customers drop constraint uq_name; alter table customers add constraint uq_name unique (name, birthday) include (rate)
alter table customers drop constraint uq_name; alter table customers add constraint uq_name unique (name, birthday) include (rate) deferrable initially deferred
alter table prices add unique (number)
alter table prices drop constraint ex_kind
alter table prices drop constraint ex_kind; alter table prices add constraint ex_kind exclude (total with =)
alter table prices drop constraint ex_kind; alter table prices add constraint ex_kind exclude using gist (kind with <>)
alter table "Back Office"."Order" drop constraint fk_customer
alter table "Back Office"."Order" alter constraint fk_customer not deferrable
alter table "Back Office"."Order" alter constraint fk_customer initially deferred
alter table "Back Office"."Order" validate constraint fk_self
alter table "Back Office"."Order" drop constraint fk_self; alter table "Back Office"."Order" add constraint fk_self foreign key (ticket) references "Back Office".notes not valid
alter table "Back Office"."Order" drop constraint fk_some; alter table "Back Office"."Order" add constraint fk_some foreign key (ticket) references "Back Office"."Order" on update cascade on delete set default
alter table "Back Office"."Order" drop constraint fk_some; alter table "Back Office"."Order" add constraint fk_some foreign key (ticket) references "Back Office"."Order" on update restrict on delete cascade
alter table "Back Office"."Order" drop constraint fk_customer; alter table "Back Office"."Order" add constraint fk_customer foreign key (customer_id) references customers (id) on update cascade on delete set null deferrable initially immediate
alter table "Back Office"."Order" drop constraint ck_kind
alter table "Back Office"."Order" drop constraint ck_kind; alter table "Back Office"."Order" add constraint ck_kind check (kind in ('CAKE', 'BREAD'))
alter table "Back Office"."Order" drop constraint ck_total; alter table "Back Office"."Order" add constraint ck_total check (total >= 0 and total < 1e6)
alter table "Back Office"."Order" validate constraint ck_late
create index ix_more on prices (total)
drop index "Back Office".ix_note
alter index "Back Office".ix_note rename to ix_other
update pg_index set indisvalid = true where indexrelid = '"Back Office".ux_tags'::regclass
drop index "Back Office".ux_tags; create index ux_tags on "Back Office"."Order" ((tags[1]), kind); update pg_index set indisvalid = false where indexrelid = '"Back Office".ux_tags'::regclass
drop index "Back Office".ux_tags; create unique index ux_tags on "Back Office"."Order" ((tags[2]), kind); update pg_index set indisvalid = false where indexrelid = '"Back Office".ux_tags'::regclass
drop index "Back Office".ux_tags; create unique index ux_tags on "Back Office"."Order" ((tags[1])) include (kind); update pg_index set indisvalid = false where indexrelid = '"Back Office".ux_tags'::regclass
drop index "Back Office".ix_stay; create index ix_stay on "Back Office"."Order" using gist (stay, note "Back Office".gist_trgm_ops (siglen = 32)) where true
drop index "Back Office".ix_stay; create index ix_stay on "Back Office"."Order" using gist (stay, note "Back Office".gist_trgm_ops (siglen = 64)) where false
drop index "Back Office".ix_stay; create index ix_stay on "Back Office"."Order" using gist (stay, note "Back Office".gist_trgm_ops (siglen = 32))
drop index ix_amount; create index ix_amount on sales (amount)
drop index ix_amount; create index ix_amount on sales (amount desc nulls last)
drop index ix_amount; create index ix_amount on sales using hash (amount)
drop index ix_amount; create index ix_amount on only sales (amount desc)
drop index ux_totals; create unique index ux_totals on totals (shop, amount)
drop sequence tickets cascade
create sequence more
alter sequence tickets as bigint
alter sequence tickets start 8
alter sequence tickets increment by -1
alter sequence tickets minvalue -200
alter sequence tickets maxvalue 200
alter sequence tickets cache 6
alter sequence tickets no cycle
alter type state add value 'GONE'
alter type state rename value 'LATE' to 'TARDY'
alter type size rename to dimension
create type more as enum ()
alter domain weight set default 2.5
alter domain weight drop not null
alter domain weight drop constraint positive
alter domain weight drop constraint positive; alter domain weight add constraint positive check (value >= 0)
alter domain weight rename constraint positive to above
alter domain weight validate constraint light
drop domain label; create domain label as varchar(21) collate plain check (value in ('A', 'B') or value like 'X%')
drop domain label; create domain label as varchar(20) check (value in ('A', 'B') or value like 'X%')
alter type spot alter attribute x type bigint
alter type spot add attribute z integer
alter type spot rename attribute y to z
drop type word_range; create type word_range as range (subtype = text, collation = "POSIX", multirange_type_name = many_words)
drop type shift; create type shift as range (subtype = time)
create function more() returns integer language sql as 'select 1'
drop function busiest
alter function minutes volatile
alter function minutes(time, time) called on null input
alter function words security invoker
create or replace function words(text) returns setof text language sql strict leakproof security definer as 'select unnest(string_to_array($1, ''.''))'
alter function words rename to all_words
alter function words set schema "Back Office"
drop aggregate product (numeric); create aggregate product (numeric) (sfunc = numeric_mul, stype = numeric, initcond = '2', combinefunc = numeric_mul, parallel = safe)
drop aggregate product (numeric); create aggregate product (numeric) (sfunc = numeric_add, stype = numeric, initcond = '1', combinefunc = numeric_mul, parallel = safe)
drop trigger sold on sales
alter trigger sold on sales rename to bought
alter table sales disable trigger sold
alter table log enable trigger counted
drop trigger stamp on "Back Office"."Order"; create trigger stamp after insert or update of note on "Back Office"."Order" for each row when (new.note is not null and new.state = 'OPEN') execute function stamp('a', 'b')
drop trigger stamp on "Back Office"."Order"; create trigger stamp before insert or update of note on "Back Office"."Order" for each row when (new.note is not null and new.state = 'OPEN') execute function stamp('a')
drop rule quiet on log
create or replace rule quiet as on delete to log where old.number > 6 do instead nothing
alter table log enable rule off
alter rule quiet on log rename to silent
drop policy own on customers
alter policy own on customers rename to mine
alter policy own on customers using (name = session_user)
alter policy own on customers with check (rate > 0)
drop policy own on customers; create policy own on customers as permissive for update to pg_monitor, pg_read_all_data using (name = current_user) with check (name = current_user and rate > 0)
drop policy gone on log; create policy gone on log for select using (number > 5)
create collation more (locale = 'C')
alter collation german rename to deutsch
drop collation german cascade; create collation german (provider = icu, locale = 'de')
create view more as select 1 as one
drop view numbers
alter view numbers rename to digits
alter view numbers rename n to number
create or replace view numbers as select g.n, extract(month from now()) as y from generate_series(1, 3) as g (n)
alter view guarded set (security_barrier = false)
alter view aliased reset (check_option)
drop view guarded; create materialized view guarded as select id from customers
drop materialized view totals
drop operator !!! (none, numeric)
alter operator "Back Office".=~= (numeric, numeric) set schema public
drop cast (state as integer)
drop cast (state as integer); create cast (state as integer) with function place(state)
drop text search configuration kitchen
alter text search configuration kitchen rename to bakery
drop type shell
create type more
