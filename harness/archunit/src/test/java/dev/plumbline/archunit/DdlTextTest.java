package dev.plumbline.archunit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DdlTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table loaf (id bigint)",
        "CREATE UNLOGGED TABLE IF NOT EXISTS \"Loaf\"(id bigint)",
        "create table loaf as select 1",
        "create table loaf\n  partition of loaves for values in (1)",
        "CREATE TABLE %s (id bigint)",
        "create table \u0001",
        "CREATE TABLE ",
        "drop view ",
        "alter table only public.loaf drop constraint loaf_pkey",
        "ALTER TABLE loaf RENAME TO bread",
        "drop table loaf",
        "DROP TABLE loaf, crumb;",
        "drop table if exists loaf cascade",
        "truncate loaf",
        "TRUNCATE ONLY loaf RESTART IDENTITY",
        "create index on loaf (name)",
        "drop index concurrently if exists loaf_name",
        "create or replace view fresh as select 1",
        "refresh; drop materialized view fresh",
        "CREATE EXTENSION IF NOT EXISTS pgcrypto",
        "create function f() returns int language sql as 'select 1'",
        "create trigger audit after insert on loaf execute function f()",
        "/* nightly */ alter sequence loaf_seq restart",
        "ALTER SEQUENCE loaf_seq INCREMENT BY 50",
        "create sequence loaf_seq start with 1",
        "drop schema archive cascade",
        "alter type colour add value 'red'"
      })
  void changesASchema(String text) {
    assertThat(DdlText.find(text)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "select * from loaf",
        "insert into log values ('drop table loaf')",
        "create temporary table picked (id bigint)",
        "CREATE TEMP TABLE picked AS SELECT 1",
        "Create table reservation failed",
        "Drop table reservations that nobody came for",
        "create type not supported",
        "Truncate the text after 60 characters",
        "created table loaf (",
        "alter ego",
        "delete from loaf"
      })
  void leavesTheSchemaAlone(String text) {
    assertThat(DdlText.find(text)).isEmpty();
  }
}
