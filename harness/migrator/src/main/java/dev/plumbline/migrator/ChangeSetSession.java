package dev.plumbline.migrator;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The session in which a run's changeSets are executed: its timeouts, and that it is still the one
 * that holds the migrator's lock.
 *
 * @param liquibase the connection
 * @param lock that the session holds
 * @param options with the timeouts
 */
record ChangeSetSession(LiquibaseSession liquibase, MigrationLock lock, MigrationOptions options) {

  Connection connection() {
    return liquibase.connection();
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
    set(
        liquibase.settingBefore("lock_timeout"),
        options.statementTimeout() == null ? null : liquibase.settingBefore("statement_timeout"),
        false);
  }

  /**
   * Makes sure that the session still holds the migrator's lock, which a changeSet can give away.
   * In a transaction it cannot be given away again until that ends.
   *
   * @throws MigrationLockedException if somebody else has it, or has had it
   */
  void requireLock() throws SQLException {
    lock.require();
  }

  /** Whether anything can be written, in the transaction of the moment if there is one. */
  boolean isWritable() throws SQLException {
    return new Query(
            connection(),
            "select pg_catalog.current_setting('transaction_read_only')::pg_catalog.bool is false")
        .isTrue();
  }

  /** Without one of ours, it is as the changeSets before have left it, as with stock Liquibase. */
  private @Nullable String statementTimeout() {
    Duration timeout = options.statementTimeout();
    return timeout == null ? null : milliseconds(timeout);
  }

  /** Zero means "no limit" to PostgreSQL, so that less than a millisecond is one. */
  private static String milliseconds(Duration duration) {
    return duration.isZero() ? "0" : Math.max(1, duration.toMillis()) + "ms";
  }

  private String set(String lockTimeout, @Nullable String statementTimeout, boolean transactionOnly)
      throws SQLException {
    return new Query(
            connection(),
            "select pg_catalog.set_config('lock_timeout', ?::pg_catalog.text, ?::pg_catalog.bool),"
                + " case when ?::pg_catalog.text is not null then"
                + " pg_catalog.set_config('statement_timeout', ?::pg_catalog.text,"
                + " ?::pg_catalog.bool) end, pg_catalog.pg_backend_pid(), "
                + lock.held()
                + ", pg_catalog.current_setting('client_connection_check_interval', true)",
            lockTimeout,
            transactionOnly,
            statementTimeout,
            statementTimeout,
            transactionOnly)
        .row(
            row -> {
              requireSameBackend(row.getInt(3));
              String set = row.getString(1);
              lock.require(row.getBoolean(4), row.getBoolean(5), row.getBoolean(6));
              liquibase.keepWatches(row.getString(7));
              return set;
            });
  }

  private void requireSameBackend(int actual) {
    int backend = lock.backend();
    if (actual != backend) {
      throw DatabaseUnusableException.because(
          liquibase.service(),
          "the session changed from backend "
              + backend
              + " to backend "
              + actual
              + " in the middle of the migration, so that its lock no longer protects it. A pooler"
              + " in transaction mode is in between. The changeSet was not run; connect to"
              + " PostgreSQL directly.",
          null);
    }
  }

  /** The lock timeout of the moment, in the server's words. */
  String lockTimeout() throws SQLException {
    return new Query(connection(), "select pg_catalog.current_setting('lock_timeout')").text();
  }
}
