package dev.plumbline.migrator;

import dev.plumbline.changelog.Changelog;
import dev.plumbline.changelog.ChangelogReading;
import dev.plumbline.changelog.LiquibaseScope;
import dev.plumbline.changelog.ParsedChangelog;
import dev.plumbline.changelog.ReadingRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import liquibase.exception.LiquibaseException;

/**
 * Work with Liquibase on a database, in a class of its own, so that a {@link Migrator} that has
 * nothing to do loads none of Liquibase's.
 */
final class LiquibaseWork {

  private LiquibaseWork() {}

  /** What is to be done with a changelog, as it reads for the database. */
  interface Task<T> {
    T with(ParsedChangelog parsed) throws LiquibaseException, SQLException;
  }

  private interface Attempt<T> {
    T run() throws LiquibaseException, SQLException;
  }

  /**
   * Parses the changelog for that database, works with it, and turns what Liquibase and the driver
   * throw into our own exceptions.
   *
   * @param purpose what for, as in "the database failed while …"
   */
  static <T> T on(Changelog changelog, Connection connection, String purpose, Task<T> task) {
    return explained(changelog, purpose, () -> task.with(parsed(changelog, connection)));
  }

  /** Reading asks the database, too, and so meets a pooler before the preflight does. */
  private static ParsedChangelog parsed(Changelog changelog, Connection connection)
      throws SQLException {
    try (LiquibaseSession liquibase = new LiquibaseSession(connection)) {
      return ParsedChangelog.of(changelog, liquibase.database());
    } catch (SQLException e) {
      Pooler.refuseByTransaction(changelog.service(), e, connection);
      throw e;
    }
  }

  /** Migrates a disposable database, and tells what was read until its end. */
  static ChangelogReading observed(
      Changelog changelog,
      Connection connection,
      RunSettings settings,
      ChangeSetObserver observer) {
    return explained(
        changelog,
        Objects.requireNonNullElse(settings.purpose(), "rehearsing"),
        () -> {
          ParsedChangelog anywhere = ParsedChangelog.forAnyDatabase(changelog);
          ReadingRecord record = anywhere.record();
          ParsedChangelog parsed;
          try (LiquibaseSession liquibase = new LiquibaseSession(connection)) {
            parsed = anywhere.on(liquibase.database());
          }
          new DisposableRun(parsed, connection, settings)
              .migrate(new ObservedProgress(connection, record, observer));
          return record.reading();
        });
  }

  private static <T> T explained(Changelog changelog, String purpose, Attempt<T> attempt) {
    return LiquibaseScope.within(
        changelog,
        () -> {
          try {
            return attempt.run();
          } catch (SQLException e) {
            Pooler.refuseByStatement(changelog.service(), e);
            throw DatabaseUnusableException.of(changelog.service(), purpose, e);
          } catch (LiquibaseException e) {
            Pooler.refuseByStatement(changelog.service(), e);
            throw DatabaseUnusableException.of(changelog.service(), purpose, e);
          }
        });
  }
}
