package dev.plumbline.migrator;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * The session in which a run's changeSets are executed: its timeouts, and that it is still the one
 * that holds the migrator's lock.
 *
 * @param lent the connection
 * @param service for messages
 * @param options with the timeouts
 * @param backend the process id of the server's backend that holds the lock
 */
record ChangeSetSession(
    LentConnection lent, MigrationOptions options, String service, int backend) {

  Connection connection() {
    return lent.connection();
  }

  /**
   * Sets the timeouts, for the transaction only, or for the session.
   *
   * @return the lock timeout, in the server's words
   */
  String limit(boolean transactionOnly) throws SQLException {
    return set(milliseconds(options.lockTimeout()), statementTimeout(), transactionOnly);
  }

  /** Sets the timeouts back to what the session had before it was lent. */
  void unlimit() throws SQLException {
    set(lent.settingBefore("lock_timeout"), lent.settingBefore("statement_timeout"), false);
  }

  private String statementTimeout() {
    Duration timeout = options.statementTimeout();
    return timeout == null ? lent.settingBefore("statement_timeout") : milliseconds(timeout);
  }

  /** Zero means "no limit" to PostgreSQL, so that less than a millisecond is one. */
  private static String milliseconds(Duration duration) {
    return duration.isZero() ? "0" : Math.max(1, duration.toMillis()) + "ms";
  }

  private String set(String lockTimeout, String statementTimeout, boolean transactionOnly)
      throws SQLException {
    try (PreparedStatement statement =
        connection()
            .prepareStatement(
                "select set_config('lock_timeout', ?, ?), set_config('statement_timeout', ?, ?),"
                    + " pg_backend_pid()")) {
      statement.setString(1, lockTimeout);
      statement.setBoolean(2, transactionOnly);
      statement.setString(3, statementTimeout);
      statement.setBoolean(4, transactionOnly);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        requireSameBackend(row.getInt(3));
        return row.getString(1);
      }
    }
  }

  private void requireSameBackend(int actual) {
    if (actual != backend) {
      throw DatabaseUnusableException.because(
          service,
          "the session changed from backend "
              + backend
              + " to backend "
              + actual
              + " in the middle of the migration, so that its lock no longer protects it. A pooler"
              + " in transaction mode stands in between. The changeSet was not run; connect to"
              + " PostgreSQL directly.",
          null);
    }
  }

  /** The lock timeout of the moment, in the server's words. */
  String lockTimeout() throws SQLException {
    try (Statement statement = connection().createStatement();
        ResultSet row = statement.executeQuery("select current_setting('lock_timeout')")) {
      row.next();
      return row.getString(1);
    }
  }
}
