package dev.plumbline.migrator;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How patient a migrator is.
 *
 * @param patience how long to wait for another migrator of the same database before giving up
 * @param lockTimeout how long a statement may wait for a lock, as PostgreSQL's {@code
 *     lock_timeout}; zero for as long as it takes. Not for CONCURRENTLY, which waits without
 *     keeping anybody waiting
 * @param lockRetryBudget for how long a changeSet that does not get its locks is tried again; zero
 *     for not at all
 * @param statementTimeout how long a statement may run, as PostgreSQL's {@code statement_timeout};
 *     null for what the role has by default. Not for CONCURRENTLY
 */
public record MigrationOptions(
    Duration patience,
    Duration lockTimeout,
    Duration lockRetryBudget,
    @Nullable Duration statementTimeout) {

  /**
   * Five minutes for another migrator; three seconds for a lock, again and again for five minutes;
   * the role's own statement timeout.
   *
   * <p>An ALTER TABLE that waits for a lock makes all later readers and writers of the table wait
   * behind it. Three seconds are shorter than the ten that strong_migrations allows at most and
   * than the time after which HTTP clients usually give up, and longer than nearly all transactions
   * of a service.
   */
  public static final MigrationOptions DEFAULTS =
      new MigrationOptions(
          Duration.ofMinutes(5), Duration.ofSeconds(3), Duration.ofMinutes(5), null);

  public MigrationOptions {
    requireNotNegative(patience, "patience");
    requireNotNegative(lockTimeout, "lockTimeout");
    requireNotNegative(lockRetryBudget, "lockRetryBudget");
    if (statementTimeout != null) {
      requireNotNegative(statementTimeout, "statementTimeout");
    }
  }

  private static void requireNotNegative(Duration duration, String name) {
    if (Objects.requireNonNull(duration, name).isNegative()) {
      throw new IllegalArgumentException(name + " is negative: " + duration);
    }
  }

  /** The same, waiting that long for another migrator. */
  public MigrationOptions withPatience(Duration newPatience) {
    return new MigrationOptions(newPatience, lockTimeout, lockRetryBudget, statementTimeout);
  }

  /** The same, waiting that long for a lock. */
  public MigrationOptions withLockTimeout(Duration newLockTimeout) {
    return new MigrationOptions(patience, newLockTimeout, lockRetryBudget, statementTimeout);
  }

  /** The same, trying that long to get the locks of a changeSet. */
  public MigrationOptions withLockRetryBudget(Duration newLockRetryBudget) {
    return new MigrationOptions(patience, lockTimeout, newLockRetryBudget, statementTimeout);
  }

  /** The same, with that statement timeout. */
  public MigrationOptions withStatementTimeout(@Nullable Duration newStatementTimeout) {
    return new MigrationOptions(patience, lockTimeout, lockRetryBudget, newStatementTimeout);
  }
}
