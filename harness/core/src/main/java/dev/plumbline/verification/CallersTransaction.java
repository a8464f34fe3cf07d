package dev.plumbline.verification;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;

/** Reads on a caller's connection without spoiling the transaction that it may have open. */
final class CallersTransaction {

  private CallersTransaction() {}

  /** What is to be read. */
  interface Query<T> {
    T read(Statement statement) throws SQLException;
  }

  /**
   * Reads; what the query has changed of the session's settings is as before. PostgreSQL refuses
   * all further statements of a transaction in which one has failed, so that in a transaction a
   * failure takes it back to where it was.
   */
  static <T> T undisturbed(Connection connection, Query<T> query) throws SQLException {
    if (connection.getAutoCommit()) {
      return read(connection, query);
    }
    Savepoint before = connection.setSavepoint();
    T answer;
    try {
      answer = read(connection, query);
    } catch (SQLException e) {
      restore(connection, before, e);
      throw e;
    }
    connection.rollback(before);
    connection.releaseSavepoint(before);
    return answer;
  }

  private static <T> T read(Connection connection, Query<T> query) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return query.read(statement);
    }
  }

  private static void restore(Connection connection, Savepoint before, SQLException failure) {
    try {
      connection.rollback(before);
      connection.releaseSavepoint(before);
    } catch (SQLException lost) {
      failure.addSuppressed(lost);
    }
  }
}
