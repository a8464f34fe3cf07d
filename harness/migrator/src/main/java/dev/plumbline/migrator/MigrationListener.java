package dev.plumbline.migrator;

import dev.plumbline.verification.ChangeSetId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * Follows a migration, one changeSet at a time.
 *
 * <p>The connection is the one that migrates, between transactions. A listener may look at the
 * database with it; what it leaves uncommitted is rolled back. If it throws, the migration stops
 * there, with everything up to that point applied.
 */
public interface MigrationListener {

  /** Follows nothing. */
  MigrationListener NONE = new MigrationListener() {};

  /**
   * A changeSet is about to run.
   *
   * @throws SQLException if looking at the database fails
   */
  default void starting(ChangeSetId changeSet, Connection connection) throws SQLException {}

  /**
   * A changeSet has been dealt with: committed, and recorded unless it failed.
   *
   * @throws SQLException if looking at the database fails
   */
  default void applied(ChangeSetRun run, Connection connection) throws SQLException {}

  /**
   * A changeSet has been rolled back, committed, and removed from the history.
   *
   * @throws SQLException if looking at the database fails
   */
  default void rolledBack(ChangeSetId changeSet, Duration elapsed, Connection connection)
      throws SQLException {}

  /**
   * Another migrator of the same database holds the lock. Called at once, and then every ten
   * seconds.
   */
  default void waitingForLock(LockHolder holder, Duration waited) {}

  /** A changeSet has not got its locks, was rolled back, and will be tried again. */
  default void retrying(LockRetry retry) {}

  /**
   * Called once a second, <em>by another thread</em>, while a statement of a changeSet waits for
   * others, if the migrator has a second way into the database ({@link Migrator#observedThrough}).
   *
   * @param waited for how long the statement has been running
   * @param blockers who is in its way
   */
  default void blocked(ChangeSetId changeSet, Duration waited, List<Session> blockers) {}

  /**
   * A changeSet that does not run in a transaction was started by an earlier run, which died or
   * failed, and is continued or repaired.
   *
   * @param what is done about it, in a sentence
   */
  default void resuming(ChangeSetId changeSet, String what) {}

  /**
   * Called before anything is rolled back: one of the changeSets runs in every migration, so it is
   * always among the last, and the next migration applies it again.
   *
   * @param what follows from it, in a sentence
   */
  default void rollingBackRepeatable(ChangeSetId changeSet, String what) {}
}
