--liquibase formatted sql

--changeset mira:breads
create table bakers (
  id bigint primary key,
  name varchar(40) not null);
create table breads (
  id bigint primary key,
  name varchar(60) not null unique,
  weight integer,
  kind varchar(30),
  baker bigint references bakers);
--rollback drop table breads, bakers

--changeset mira:keep-columns splitStatements:false
create function refuse() returns event_trigger language plpgsql as $$
begin
  if exists (select from pg_event_trigger_dropped_objects() where object_type = 'table column')
  then
    raise exception 'columns are kept for ever';
  end if;
end $$;
create event trigger keep_columns on sql_drop execute function refuse();
--rollback drop event trigger keep_columns; drop function refuse()
