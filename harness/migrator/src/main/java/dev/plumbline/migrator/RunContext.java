package dev.plumbline.migrator;

import dev.plumbline.changelog.ParsedChangelog;
import java.sql.SQLException;
import liquibase.changelog.ChangeSet;
import liquibase.exception.DatabaseException;
import org.jspecify.annotations.Nullable;

/**
 * What those that apply changeSets, or roll them back, have to do with.
 *
 * @param liquibase the connection
 * @param lock held until all is done
 * @param last of the changeSets that will be visited; null if there is none
 * @param service for messages
 * @param settings what goes on around it
 * @param progress who is told
 * @param watch who looks for sessions that stand in the way
 * @param canceller who cancels what runs when the time is over
 * @param session the session's limits
 */
record RunContext(
    LiquibaseSession liquibase,
    MigrationLock lock,
    @Nullable ChangeSet last,
    String service,
    RunSettings settings,
    Progress progress,
    BlockerWatch watch,
    Canceller canceller,
    ChangeSetSession session)
    implements AutoCloseable {

  static RunContext begin(
      LiquibaseSession liquibase,
      MigrationLock lock,
      @Nullable ChangeSet last,
      String service,
      RunSettings settings,
      Progress progress) {
    return new RunContext(
        liquibase,
        lock,
        last,
        service,
        settings,
        progress,
        BlockerWatch.start(settings, liquibase.runner(), progress, lock.backend()),
        Canceller.start(settings.stop(), liquibase),
        new ChangeSetSession(liquibase, settings.options(), service, lock));
  }

  LockRetries retries(ChangeSet changeSet) {
    return new LockRetries(settings, progress, watch, ParsedChangelog.id(changeSet));
  }

  UnfinishedNotes notes(ChangeSet changeSet, boolean rollback) {
    return new UnfinishedNotes(
        liquibase.lockTable(), service, ParsedChangelog.id(changeSet), rollback);
  }

  /** Commits what was done for a changeSet, and to the history; with the last one, the lock row. */
  void commit(ChangeSet changeSet) throws DatabaseException {
    try {
      session.requireLock();
      if (changeSet.equals(last)) {
        lock.releaseRow();
      }
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
    liquibase.migratingDatabase().commitHeld();
  }

  /** Whether a failure is one that the author of the changeSet may want to let pass. */
  boolean isFaultOfChangeSet(Exception e) {
    return !settings.isStopped(e)
        && !ServerErrors.isLostConnection(e)
        && ServerErrors.find(e, MigrationException.class) == null
        && !progress.hasListenerFailed();
  }

  /** Leaves nothing of a failed changeSet, neither in the database nor in Liquibase's memory. */
  void rollBackAfter(Exception e) {
    try {
      if (!liquibase.connection().isClosed()) {
        liquibase.connection().setAutoCommit(false);
      }
      liquibase.migratingDatabase().rollbackHeld();
    } catch (SQLException | DatabaseException lost) {
      e.addSuppressed(lost);
    }
    liquibase.forgetHistory();
  }

  @Override
  public void close() {
    canceller.close();
    watch.close();
  }
}
