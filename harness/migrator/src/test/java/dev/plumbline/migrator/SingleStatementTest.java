package dev.plumbline.migrator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SingleStatementTest {

  private static List<String> split(String sql) {
    return SingleStatement.split(sql).stream().map(SingleStatement::text).toList();
  }

  private static SingleStatement only(String sql) {
    List<SingleStatement> all = SingleStatement.split(sql);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 'a;b', E'\\';', $$;$$, $x$ ; $$ ; $x$, \"a;b\", U&'a;', b';'",
        "select /* ; /* ; */ ; */ 1 -- ;",
        "create rule r as on insert to t do also (delete from t; delete from t)",
        "create function f(int) returns int begin atomic select case when $1 > 0 then 1 end; select 2; end",
        "create or replace procedure p() language sql begin atomic insert into t values (1); end",
        "insert into t values (1)"
      })
  void aSemicolonWithinIsNoEnd(String sql) {
    assertThat(split(sql)).hasSize(1);
  }

  @Test
  void tellsStatementsApart() {
    assertThat(
            split(
                """
                ;; -- nothing
                set work_mem = '8MB';
                insert into t values (';'); /* and; */ begin; commit
                """))
        .containsExactly("set work_mem = '8MB'", "insert into t values (';')", "begin", "commit");
    assertThat(
            split("create function f() returns int begin atomic select 1; end; select 2; select 3"))
        .hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "create index concurrently ix on t (a) | ix | t",
        "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS \"A b\" ON ONLY \"S\".\"T\" (a) | \"A b\" | \"S\".\"T\"",
        "create index concurrently if on t (a) | if | t",
        "create index concurrently U&\"d\\0061t!+000061\" on t (a) | \"dat!+000061\" | t",
        "create index concurrently U&\"d!0061t!+00006e!!\" uescape '!' on t (a) | \"datn!\" | t",
        "create index concurrently öl$1 on s . t using gin (a x_ops) where b = 'on x' | öl$1 | s.t"
      })
  void readsNamesAsTheyAreWritten(String sql, String name, String table) {
    assertThat(ConcurrentIndex.created(only(sql)))
        .contains(
            new ConcurrentIndex(
                new SqlName(List.of(name)), new SqlName(List.of(table.split("\\.")))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create index concurrently on t (a)",
        "create unique index concurrently on only t using btree (a)"
      })
  void knowsThatTheServerWillChooseAName(String sql) {
    assertThat(ConcurrentIndex.created(only(sql)))
        .contains(new ConcurrentIndex(null, new SqlName(List.of("t"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vacuum",
        "VACUUM (full, analyze) t",
        "alter system set work_mem = '8MB'",
        "create database d",
        "drop database if exists d with (force)",
        "create tablespace x location '/x'",
        "drop tablespace x",
        "alter database d set tablespace x",
        "commit prepared 'x'",
        "rollback prepared 'x'",
        "create index concurrently on t (a)",
        "drop index concurrently if exists a",
        "reindex table concurrently t",
        "reindex (verbose, concurrently) index i",
        "alter table t detach partition p concurrently"
      })
  void knowsWhatIsRefusedInATransaction(String sql) {
    assertThat(only("-- comment\n/**/" + sql).isRefusedInTransaction()).isTrue();
    assertThat(only(sql).endsTransaction()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create index concurrently_ on t (a)",
        "select 'vacuum'",
        "refresh materialized view concurrently m",
        "alter table t detach partition p",
        "alter table t detach partition p finalize",
        "analyze t",
        "alter type mood add value 'x'",
        "cluster t"
      })
  void knowsWhatIsNot(String sql) {
    assertThat(only(sql).isRefusedInTransaction()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set search_path = x",
        "SET SESSION AUTHORIZATION x",
        "reset all",
        "discard all",
        "select set_config('a.b', 'c', false)",
        "select pg_catalog.set_config('a.b', 'c', false)",
        "select pg_advisory_unlock_all()",
        "prepare q as select 1",
        "load 'auto_explain'"
      })
  void knowsWhatEndsWithTheSession(String sql) {
    assertThat(only(sql).isSetting()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set local work_mem = '8MB'",
        "set constraints all deferred",
        "set transaction read only",
        "prepare transaction 'x'",
        "select set_configuration()",
        "insert into settings select 1"
      })
  void knowsWhatDoesNot(String sql) {
    assertThat(only(sql).isSetting()).isFalse();
  }

  @Test
  void whatTheServerCommitsAtOnceIsASegment() {
    assertThat(segments("set x = 1; insert 1; insert 2")).containsExactly(3);
    assertThat(segments("create index concurrently i on t (a); insert 1; insert 2"))
        .containsExactly(1, 2);
    assertThat(segments("insert 1; vacuum t")).containsExactly(2);
    assertThat(segments("begin; insert 1; commit; insert 2; commit; insert 3"))
        .containsExactly(3, 2, 1);
    assertThat(segments("savepoint a; rollback to a; rollback to savepoint a")).containsExactly(3);
    assertThat(segments("begin; prepare transaction 'x'; commit prepared 'x'"))
        .containsExactly(2, 1);
  }

  private static List<Integer> segments(String sql) {
    return new StatementText(true, sql)
        .segments().stream().map(segment -> segment.statements().size()).toList();
  }
}
