package dev.plumbline.migrator;

import dev.plumbline.verification.ChangeSetId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

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
}
