package dev.plumbline.migrator;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement of the migrator's own. The driver keeps one with parameters prepared on the server
 * when it is repeated, which a changeSet can undo by DISCARD ALL; one without never.
 */
final class Query {

  private final Connection connection;
  private final String sql;
  private final @Nullable Object[] parameters;

  /** With values for the question marks, if it has any. */
  Query(Connection connection, String sql, @Nullable Object... parameters) {
    this.connection = connection;
    this.sql = sql;
    this.parameters = parameters;
  }

  /** What is made of a row. */
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** All rows, in order. */
  <T> List<T> rows(Row<T> reader) throws SQLException {
    try (Statement statement = statement();
        ResultSet row =
            statement instanceof PreparedStatement prepared
                ? prepared.executeQuery()
                : statement.executeQuery(sql)) {
      List<T> rows = new ArrayList<>();
      while (row.next()) {
        rows.add(reader.read(row));
      }
      return rows;
    }
  }

  /** Its only row. */
  <T> T row(Row<T> reader) throws SQLException {
    return rows(reader).get(0);
  }

  /** The first column of each row. */
  List<String> texts() throws SQLException {
    return rows(row -> row.getString(1));
  }

  /** The first column of its only row. */
  String text() throws SQLException {
    return row(row -> row.getString(1));
  }

  /** Whether the first column is true; false if there is no row. */
  boolean isTrue() throws SQLException {
    return rows(row -> row.getBoolean(1)).contains(true);
  }

  /** Executes it; returns how many rows it has written. */
  int execute() throws SQLException {
    try (Statement statement = statement()) {
      if (statement instanceof PreparedStatement prepared) {
        prepared.execute();
      } else {
        statement.execute(sql);
      }
      return statement.getUpdateCount();
    }
  }

  private Statement statement() throws SQLException {
    if (parameters.length == 0) {
      return connection.createStatement();
    }
    PreparedStatement statement = connection.prepareStatement(sql);
    try {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      return statement;
    } catch (SQLException e) {
      statement.close();
      throw e;
    }
  }
}
