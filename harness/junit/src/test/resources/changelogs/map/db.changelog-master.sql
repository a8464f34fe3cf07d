--liquibase formatted sql

--changeset anna:1
create extension postgis;
--rollback drop extension postgis;

--changeset anna:2
create table bakeries (
  id bigint primary key,
  place geometry(Point, 4326) not null
);
--rollback drop table bakeries;

--changeset anna:3
create index bakeries_place on bakeries using gist (place);
--rollback drop index bakeries_place;
