package dev.plumbline.postgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/** Statements in connections of their own. */
final class Sql {

  private Sql() {}

  static void run(Database database, String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The first column of the first row. */
  static String value(Database database, String sql) throws SQLException {
    try (Connection connection = database.connect()) {
      return value(connection, sql);
    }
  }

  static String value(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      if (!rows.next()) {
        throw new SQLException("No row from " + sql);
      }
      return String.valueOf(rows.getString(1));
    }
  }

  /** Where the database's server keeps its files. */
  static Path serverFolder(Database database) throws SQLException {
    Path data = Path.of(value(database, "SHOW data_directory"));
    return Objects.requireNonNull(data.getParent());
  }
}
