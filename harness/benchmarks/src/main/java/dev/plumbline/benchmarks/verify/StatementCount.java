package dev.plumbline.benchmarks.verify;

import dev.plumbline.postgres.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Counts statements on the server, by {@code pg_stat_statements}.
 *
 * @param observer a database with that extension, in which nobody else is
 */
record StatementCount(Database observer) {

  /** All that a look does in these databases. */
  int of(Look look, List<Database> databases) throws Exception {
    try (Connection connection = observer.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("select pg_stat_statements_reset()");
      look.look();
      return calls(statement, databases);
    }
  }

  private static int calls(Statement statement, List<Database> databases) throws SQLException {
    String names = String.join("', '", databases.stream().map(Database::name).toList());
    try (ResultSet row =
        statement.executeQuery(
            "select coalesce(sum(s.calls), 0) from pg_stat_statements as s"
                + " join pg_database as d on d.oid = s.dbid where d.datname in ('"
                + names
                + "')")) {
      row.next();
      return row.getInt(1);
    }
  }
}
