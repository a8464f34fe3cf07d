package dev.plumbline.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.rows.GeneratedRows.Kind;
import dev.plumbline.servers.Disposable;
import dev.plumbline.servers.TestCluster;
import dev.plumbline.servers.TestCluster.Databases;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the rows are like. */
@ExtendWith(TestCluster.class)
class GeneratedRowsTest {

  private static final String KEEPS =
      "select count(*) - count(distinct %s) from %s where %s is not null";

  @Test
  void plainRowsSuitConstraintsOfTheFuture(Databases databases) throws IOException, SQLException {
    String sql = FilledDatabase.script("busy.sql");
    try (FilledDatabase database = FilledDatabase.with(databases, sql, Kind.PLAIN, 300)) {
      assertThat(database.unfilled()).isEmpty();
      for (String column :
          new String[] {"p_id", "lower(email)", "name", "txt", "n", "amt", "num"}) {
        assertThat(database.value(KEEPS.formatted(column, "t", column))).isEqualTo("0");
        assertThat(database.value("select count(" + column + ") from t")).isEqualTo("300");
      }
      assertThat(database.value("select count(distinct date_trunc('day', ts)) from t"))
          .isEqualTo("300");
      assertThat(database.query("select distinct s from t order by 1"))
          .containsExactly("a", "b", "z");
      assertThat(database.value("select bool_and(num ~ '^\\d+$' and num::int > 0) from t"))
          .isEqualTo("t");
      assertThat(database.value("select count(distinct p_id) from c")).isEqualTo("300");
      assertThat(database.value("select min(k) >= 0 from m")).isEqualTo("t");
      // the next default is a new one
      assertThat(database.value("insert into t default values returning id")).isEqualTo("301");
      assertThat(database.value("select reltuples from pg_class where relname = 'iso'"))
          .isEqualTo("300");
      assertThat(database.value("select sum(c) from mv")).isEqualTo("300");
    }
  }

  @Test
  void onHostileRowsChangesFail(Databases databases) throws IOException, SQLException {
    String sql = FilledDatabase.script("busy.sql");
    try (FilledDatabase database = FilledDatabase.with(databases, sql, Kind.HOSTILE, 300)) {
      assertThat(database.unfilled()).isEmpty();
      Map<String, String> refused =
          Map.ofEntries(
              Map.entry("alter table t alter email set not null", "23502"),
              Map.entry("create unique index on t (email)", "23505"),
              Map.entry("create unique index on p (lower(code))", "23505"),
              Map.entry("alter table t alter num type int using num::int", "22P02"),
              Map.entry("alter table t alter n type smallint", "22003"),
              Map.entry("alter table iso alter note type varchar(100)", "22001"),
              Map.entry("alter table t add check (qty > 0)", "23514"),
              Map.entry("alter table t add foreign key (p_id) references p", "23503"),
              Map.entry("alter table c alter id type int", "22003"),
              Map.entry("alter table m add unique (k)", "23505"));
      refused.forEach(
          (change, state) ->
              assertThatExceptionOfType(SQLException.class)
                  .as(change)
                  .isThrownBy(() -> Disposable.execute(database.connection(), change))
                  .satisfies(e -> assertThat(e.getSQLState()).as(change).isEqualTo(state)));
      for (String changed :
          new String[] {
            "amt <> round(amt)", "ts <> date_trunc('second', ts)", "email <> rtrim(email)",
            "length(email) > 2000", "ts = '2024-03-10 02:30:00.123456'", "num = '007'"
          }) {
        assertThat(database.value("select count(*) > 1 from t where " + changed))
            .as(changed)
            .isEqualTo("t");
      }
    }
  }

  @Test
  void tablesWithRowsAreLeftAloneAndReferredTo(Databases databases) throws SQLException {
    String sql =
        "create table p (id int primary key, code text); insert into p values (7, 'ours');"
            + "create table c (id int primary key, p_id int not null references p);";
    try (FilledDatabase database = FilledDatabase.with(databases, sql, Kind.PLAIN, 20)) {
      assertThat(database.query("select code from p")).containsExactly("ours");
      assertThat(database.query("select distinct p_id from c")).containsExactly("7");
      assertThat(database.filled().rows().values()).containsExactlyInAnyOrder(1L, 20L);
    }
  }

  @Test
  void theSameSeedGivesTheSameRowsOnAnyServer(Databases databases)
      throws IOException, SQLException {
    String sql = FilledDatabase.script("constraints.sql");
    for (Kind kind : Kind.values()) {
      try (FilledDatabase first = FilledDatabase.with(databases, sql, kind, 60);
          FilledDatabase again = FilledDatabase.with(databases, sql, kind, 60);
          FilledDatabase older = FilledDatabase.with(databases.of("14"), sql, kind, 60)) {
        Map<String, List<String>> rows = first.rows();
        rows.remove("audit"); // a trigger writes into it when it was
        for (FilledDatabase other : new FilledDatabase[] {again, older}) {
          Map<String, List<String>> others = other.rows();
          others.remove("audit");
          assertThat(others).isEqualTo(rows);
        }
      }
    }
  }

  @Test
  void anotherSeedGivesOtherRows(Databases databases) throws SQLException {
    try (Connection connection =
        databases.with("create table t (id int primary key, a text, b int)").connect()) {
      GeneratedRows.of(CatalogReader.read(connection), Kind.PLAIN, 5, 1).fill(connection);
      String first = Disposable.query(connection, "select sum(b) from t").get(0);
      Disposable.execute(connection, "truncate t");
      GeneratedRows.of(CatalogReader.read(connection), Kind.PLAIN, 5, 2).fill(connection);
      assertThat(Disposable.query(connection, "select sum(b) from t")).doesNotContain(first);
    }
  }

  @Test
  void theTransactionIsItsOwn(Databases databases) throws SQLException {
    try (Connection connection = databases.with("create table t (id int)").connect()) {
      GeneratedRows rows = GeneratedRows.of(CatalogReader.read(connection), Kind.PLAIN, 5, 1);
      connection.setAutoCommit(false);
      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(() -> rows.fill(connection))
          .withMessageContaining("auto-commit");
      connection.rollback();
      connection.setAutoCommit(true);
      rows.fill(connection);
      assertThat(connection.getAutoCommit()).isTrue();
      assertThat(Disposable.query(connection, "show statement_timeout")).containsExactly("0");
    }
  }
}
