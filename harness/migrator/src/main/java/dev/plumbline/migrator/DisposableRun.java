package dev.plumbline.migrator;

import dev.plumbline.changelog.ParsedChangelog;
import dev.plumbline.verification.ChangeSetId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import liquibase.exception.LiquibaseException;

/**
 * A run on a database that nobody else knows, so that nothing has to be asked before.
 *
 * @param changelog parsed for this run
 * @param connection the caller's
 * @param settings how the run is made
 */
record DisposableRun(ParsedChangelog changelog, Connection connection, RunSettings settings) {

  /** Applies what is pending; returns how many changeSets there are, applied before or not. */
  int migrate(Progress progress) throws LiquibaseException, SQLException {
    try (LiquibaseSession liquibase = new LiquibaseSession(connection)) {
      MigrationRun run = new MigrationRun(changelog, liquibase, settings);
      return run.locked(
          progress,
          lock -> {
            run.update(lock, progress);
            return (int)
                changelog.applicable().stream()
                    .filter(changeSet -> settings.includes(ParsedChangelog.id(changeSet)))
                    .count();
          });
    }
  }

  /** Rolls back; returns what, in that order. */
  List<ChangeSetId> rollback(RollbackTarget target, Progress progress)
      throws LiquibaseException, SQLException {
    try (LiquibaseSession liquibase = new LiquibaseSession(connection)) {
      MigrationRun run = new MigrationRun(changelog, liquibase, settings);
      return run.locked(
          progress,
          lock -> {
            run.rollback(lock, target, progress);
            return progress.rolledBack();
          });
    }
  }
}
