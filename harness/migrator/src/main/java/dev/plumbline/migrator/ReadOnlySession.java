package dev.plumbline.migrator;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import liquibase.exception.LiquibaseException;

/** Makes the server itself refuse every write of a session. */
final class ReadOnlySession {

  private ReadOnlySession() {}

  /** What must not write. */
  interface Look<T> {
    T take() throws LiquibaseException, SQLException;
  }

  static <T> T during(Connection connection, Look<T> look) throws LiquibaseException, SQLException {
    String before = setting(connection);
    set(connection, "on");
    T seen;
    try {
      seen = look.take();
    } catch (LiquibaseException | SQLException | RuntimeException e) {
      try {
        set(connection, before);
      } catch (SQLException lost) {
        e.addSuppressed(lost);
      }
      throw e;
    }
    set(connection, before);
    return seen;
  }

  private static String setting(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select pg_catalog.current_setting('default_transaction_read_only')")) {
      row.next();
      return row.getString(1);
    }
  }

  private static void set(Connection connection, String value) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select pg_catalog.set_config('default_transaction_read_only', ?::pg_catalog.text,"
                + " false)")) {
      statement.setString(1, value);
      statement.execute();
    }
    if (!connection.getAutoCommit()) {
      connection.commit();
    }
  }
}
