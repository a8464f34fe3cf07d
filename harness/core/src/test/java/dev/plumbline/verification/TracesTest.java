package dev.plumbline.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.postgres.Database;
import dev.plumbline.servers.TestCluster;
import dev.plumbline.servers.TestCluster.Databases;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a look at a database that is as it should be costs it, and what it leaves: nothing. */
@ExtendWith(TestCluster.class)
class TracesTest {

  @Test
  void oneStatementWhenAllIsWell(Databases databases) throws SQLException {
    Databases counting = databases.with(Map.of("shared_preload_libraries", "pg_stat_statements"));
    Database database = counting.with(Shop.HISTORY + Shop.TABLES);
    Database observer = counting.with("create extension pg_stat_statements");
    Verifier verifier = Verifier.of(Shop.snapshot(database));
    try (Connection connection = database.connect();
        Connection elsewhere = observer.connect();
        Statement statement = elsewhere.createStatement()) {
      verifier.verify(connection);
      statement.execute("select pg_stat_statements_reset()");

      for (int i = 0; i < 10; i++) {
        assertThat(verifier.verify(connection).verdict()).isEqualTo(Verdict.READY);
      }

      try (ResultSet row =
          statement.executeQuery(
              "select sum(calls), count(*), sum(wal_records) from pg_stat_statements as s"
                  + " join pg_database as d on d.oid = s.dbid where d.datname = '"
                  + database.name()
                  + "'")) {
        row.next();
        assertThat(row.getInt(1)).as("statements").isEqualTo(10);
        assertThat(row.getInt(2)).as("different ones").isEqualTo(1);
        assertThat(row.getInt(3)).as("written").isZero();
      }
    }
  }

  @Test
  void leavesNothingInTheSession(Databases databases) throws SQLException {
    Database database = databases.with(Shop.HISTORY + Shop.TABLES);
    Verifier verifier = Verifier.of(Shop.snapshot(database)).historyIn("public");
    String settings =
        "select string_agg(name || '=' || setting, ', ' order by name)"
            + " || (select count(*) from pg_prepared_statements) from pg_settings";
    try (Connection connection = database.connect()) {
      Shop.execute(connection, "set search_path to ''; set timezone = 'Asia/Tokyo'");
      String before = Shop.value(connection, settings);
      for (int i = 0; i < 10; i++) {
        assertThat(verifier.verify(connection).verdict()).isEqualTo(Verdict.READY);
      }
      assertThat(Shop.value(connection, settings)).isEqualTo(before);

      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      assertThat(verifier.verify(connection).verdict()).isEqualTo(Verdict.READY);
      assertThat(Shop.value(connection, "show search_path")).isEqualTo("\"\"");
      assertThat(Shop.value(connection, "show timezone")).isEqualTo("Asia/Tokyo");
    }
  }
}
