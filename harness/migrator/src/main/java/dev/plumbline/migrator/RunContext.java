package dev.plumbline.migrator;

import dev.plumbline.changelog.Causes;
import dev.plumbline.changelog.ParsedChangelog;
import java.sql.SQLException;
import liquibase.changelog.ChangeSet;
import liquibase.exception.DatabaseException;
import liquibase.exception.LiquibaseException;
import org.jspecify.annotations.Nullable;

/**
 * What those that apply changeSets, or roll them back, have to do with.
 *
 * @param run holds the lock until all is done
 * @param last of the changeSets that will be visited; null if there is none
 * @param session the session's limits
 * @param watch who looks for sessions that stand in the way
 * @param canceller who cancels what runs when the time is over
 */
record RunContext(
    GuardedRun run,
    @Nullable ChangeSet last,
    ChangeSetSession session,
    BlockerWatch watch,
    Canceller canceller)
    implements AutoCloseable {

  static RunContext begin(GuardedRun run, @Nullable ChangeSet last) {
    return new RunContext(
        run,
        last,
        new ChangeSetSession(run.liquibase(), run.lock(), run.settings().options()),
        BlockerWatch.start(run),
        Canceller.start(run.settings().stop(), run.liquibase()));
  }

  LiquibaseSession liquibase() {
    return run.liquibase();
  }

  RunSettings settings() {
    return run.settings();
  }

  Progress progress() {
    return run.progress();
  }

  LockRetries retries(ChangeSet changeSet) {
    return new LockRetries(settings(), progress(), watch, ParsedChangelog.id(changeSet));
  }

  UnfinishedNotes notes(ChangeSet changeSet, boolean rollback) {
    return new UnfinishedNotes(
        liquibase().lockTable(), liquibase().service(), ParsedChangelog.id(changeSet), rollback);
  }

  /** Commits what was done for a changeSet, and to the history; with the last one, the lock row. */
  void commit(ChangeSet changeSet) throws DatabaseException {
    try {
      session.requireLock();
      if (changeSet.equals(last)) {
        run.lock().releaseRow();
      }
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
    liquibase().migratingDatabase().commitHeld();
  }

  /** Whether it was the changeSet that failed: not a listener, and nothing that ended the run. */
  boolean isFailureOfChangeSet(LiquibaseException e) {
    return !settings().isStopped(e)
        && Causes.first(e, MigrationException.class) == null
        && Causes.first(e, ListenerFailedException.class) == null;
  }

  /** Leaves nothing of a failed changeSet, neither in the database nor in Liquibase's memory. */
  void rollBackAfter(Exception e) {
    try {
      if (!liquibase().connection().isClosed()) {
        liquibase().connection().setAutoCommit(false);
      }
      liquibase().migratingDatabase().rollbackHeld();
    } catch (SQLException | DatabaseException lost) {
      e.addSuppressed(lost);
    }
    liquibase().forgetHistory();
  }

  @Override
  public void close() {
    canceller.close();
    watch.close();
  }
}
