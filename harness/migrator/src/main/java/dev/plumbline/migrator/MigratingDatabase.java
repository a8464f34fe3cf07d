package dev.plumbline.migrator;

import liquibase.database.core.PostgresDatabase;
import liquibase.exception.DatabaseException;

/**
 * PostgreSQL as Liquibase knows it, except that several of Liquibase's transactions can be made
 * one.
 *
 * <p>Liquibase commits what a changeSet does, then its row in the history. What dies in between
 * leaves a database in which the changeSet fails for ever, because its tables exist already.
 */
final class MigratingDatabase extends PostgresDatabase {

  private boolean holdingCommits;

  /**
   * Ignores Liquibase's commits from now on, until {@link #commitHeld} or {@link #rollbackHeld}.
   */
  void holdCommits() {
    holdingCommits = true;
  }

  void commitHeld() throws DatabaseException {
    holdingCommits = false;
    super.commit();
  }

  void rollbackHeld() throws DatabaseException {
    holdingCommits = false;
    super.rollback();
  }

  @Override
  public void commit() throws DatabaseException {
    if (!holdingCommits) {
      super.commit();
    }
  }
}
