package dev.plumbline.rows;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The transaction in which rows are made. */
record Session(Connection connection) {

  /** Constants are read, and text is made of values, alike in all sessions. */
  private static final String SETTINGS =
      """
      select pg_catalog.set_config('datestyle', 'ISO, MDY', true),
        pg_catalog.set_config('intervalstyle', 'postgres', true),
        pg_catalog.set_config('timezone', 'UTC', true),
        pg_catalog.set_config('lc_monetary', 'C', true),
        pg_catalog.set_config('bytea_output', 'hex', true),
        pg_catalog.set_config('extra_float_digits', '1', true),
        pg_catalog.set_config('xmloption', 'content', true),
        pg_catalog.set_config('standard_conforming_strings', 'on', true),
        pg_catalog.set_config('max_parallel_workers_per_gather', '0', true),
        pg_catalog.set_config('jit', 'off', true),
        pg_catalog.set_config('statement_timeout', '60s', true)
      """;

  /**
   * What became of a statement.
   *
   * @param rows that it changed
   * @param refusal the server's words, or null if it accepted
   */
  record Outcome(long rows, @Nullable String refusal) {}

  void begin() throws SQLException {
    connection.setAutoCommit(false);
    execute(SETTINGS);
    // a deferred constraint would speak up when it is too late to choose other rows
    execute("set constraints all immediate");
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Each row as numbers. */
  List<long[]> numbers(String query) throws SQLException {
    List<long[]> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      int columns = row.getMetaData().getColumnCount();
      while (row.next()) {
        long[] numbers = new long[columns];
        for (int i = 0; i < columns; i++) {
          numbers[i] = row.getLong(i + 1);
        }
        rows.add(numbers);
      }
    }
    return rows;
  }

  /** A statement that the server may refuse without harm to what was done before. */
  Outcome attempt(String sql) throws SQLException {
    Savepoint savepoint = connection.setSavepoint();
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
      long rows = Math.max(0, statement.getLargeUpdateCount());
      connection.releaseSavepoint(savepoint);
      return new Outcome(rows, null);
    } catch (SQLException e) {
      return new Outcome(0, refusal(e, savepoint));
    }
  }

  /** A query that the server may refuse; null if it did. */
  @Nullable List<long[]> attemptNumbers(String query) throws SQLException {
    Savepoint savepoint = connection.setSavepoint();
    try {
      List<long[]> numbers = numbers(query);
      connection.releaseSavepoint(savepoint);
      return numbers;
    } catch (SQLException e) {
      refusal(e, savepoint);
      return null;
    }
  }

  /** The server's words, once the transaction can go on. */
  private String refusal(SQLException e, Savepoint savepoint) throws SQLException {
    try {
      connection.rollback(savepoint);
    } catch (SQLException broken) {
      broken.addSuppressed(e);
      throw broken;
    }
    String message = String.valueOf(e.getMessage()).strip();
    return message.lines().limit(2).map(String::strip).reduce((a, b) -> a + " " + b).orElse("");
  }
}
