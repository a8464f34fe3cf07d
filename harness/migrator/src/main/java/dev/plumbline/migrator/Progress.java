package dev.plumbline.migrator;

import dev.plumbline.changelog.ParsedChangelog;
import dev.plumbline.verification.ChangeSetId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.ChangeSet.ExecType;
import liquibase.changelog.ChangeSet.RunStatus;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.visitor.AbstractChangeExecListener;
import liquibase.database.Database;
import org.jspecify.annotations.Nullable;

/** Passes on what Liquibase reports, between transactions, and remembers how it went. */
class Progress extends AbstractChangeExecListener {

  private static final System.Logger LOG = System.getLogger(Progress.class.getName());

  private final MigrationListener listener;
  private final Connection connection;
  private final List<ChangeSetRun> runs = new ArrayList<>();
  private final List<ChangeSetId> rolledBack = new ArrayList<>();
  private long started;
  private boolean running;
  private int retries;
  private volatile @Nullable ChangeSetId current;
  private @Nullable ChangeSetFailedException failure;
  private @Nullable Exception listenerFailure;

  Progress(MigrationListener listener, Connection connection) {
    this.listener = listener;
    this.connection = connection;
  }

  interface Notice {
    void send() throws SQLException;
  }

  /** Liquibase would take an exception of a listener for one of the changeSet. */
  final void observe(Notice notice) {
    try {
      notice.send();
    } catch (SQLException e) {
      listenerFailure = e;
      throw new IllegalStateException("A listener's look at the database failed", e);
    } catch (RuntimeException e) {
      listenerFailure = e;
      throw e;
    }
  }

  final void observeBetweenTransactions(Notice notice) {
    observe(
        () -> {
          connection.rollback();
          notice.send();
          connection.rollback();
        });
  }

  @Override
  public void willRun(
      ChangeSet changeSet, DatabaseChangeLog changeLog, Database database, RunStatus runStatus) {
    current = ParsedChangelog.id(changeSet);
    observeBetweenTransactions(() -> listener.starting(ParsedChangelog.id(changeSet), connection));
    started = System.nanoTime();
    running = true;
  }

  @Override
  public void ran(
      ChangeSet changeSet, DatabaseChangeLog changeLog, Database database, ExecType execType) {
    ChangeSetRun run =
        new ChangeSetRun(ParsedChangelog.id(changeSet), outcome(execType), elapsed());
    runs.add(run);
    running = false;
    observeBetweenTransactions(() -> listener.applied(run, connection));
  }

  private static ChangeSetRun.Outcome outcome(ExecType execType) {
    return switch (execType) {
      case EXECUTED -> ChangeSetRun.Outcome.APPLIED;
      case RERAN -> ChangeSetRun.Outcome.REAPPLIED;
      case MARK_RAN -> ChangeSetRun.Outcome.MARKED;
      case FAILED -> ChangeSetRun.Outcome.FAILED;
      case SKIPPED -> throw new IllegalArgumentException("Liquibase does not report what it skips");
    };
  }

  @Override
  public void willRollback(ChangeSet changeSet, DatabaseChangeLog changeLog, Database database) {
    current = ParsedChangelog.id(changeSet);
    started = System.nanoTime();
    running = true;
  }

  @Override
  public void rolledBack(ChangeSet changeSet, DatabaseChangeLog changeLog, Database database) {
    rolledBack.add(ParsedChangelog.id(changeSet));
    running = false;
    Duration elapsed = elapsed();
    observeBetweenTransactions(
        () -> listener.rolledBack(ParsedChangelog.id(changeSet), elapsed, connection));
  }

  /** The changeSet of the moment has failed for good. */
  final void failed(ChangeSetFailedException changeSetFailed) {
    failure = changeSetFailed;
  }

  final void retrying(LockRetry retry) {
    retries++;
    LOG.log(
        System.Logger.Level.INFO,
        "{0}: not applied: {1}. Retrying in {2} ms (attempt {3}).{4}",
        retry.changeSet(),
        retry.reason(),
        retry.delay().toMillis(),
        retry.attempt() + 1,
        retry.blockers().isEmpty() ? "" : " In the way: " + Session.toText(retry.blockers()));
    listener.retrying(retry);
  }

  /** May be called by another thread. */
  final void blocked(Duration waited, List<Session> blockers) {
    ChangeSetId changeSet = current;
    if (changeSet != null) {
      LOG.log(
          System.Logger.Level.DEBUG,
          "{0}: has been waiting for a lock for {1} ms. In the way: {2}",
          changeSet,
          waited.toMillis(),
          Session.toText(blockers));
      listener.blocked(changeSet, waited, blockers);
    }
  }

  final void resuming(ChangeSetId changeSet, String what) {
    LOG.log(System.Logger.Level.INFO, "{0}: {1}", changeSet, what);
    listener.resuming(changeSet, what);
  }

  final void rollingBackRepeatable(ChangeSetId changeSet, String what) {
    LOG.log(System.Logger.Level.INFO, "{0}: {1}", changeSet, what);
    listener.rollingBackRepeatable(changeSet, what);
  }

  final MigrationListener listener() {
    return listener;
  }

  int retries() {
    return retries;
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - started);
  }

  List<ChangeSetRun> runs() {
    return List.copyOf(runs);
  }

  List<ChangeSetId> rolledBack() {
    return List.copyOf(rolledBack);
  }

  Optional<ChangeSetFailedException> failure() {
    return Optional.ofNullable(failure);
  }

  /** What to say when the run was stopped. */
  MigrationInterruptedException interrupted(String service, Throwable cause) {
    StringBuilder text = new StringBuilder(service).append(": stopped as requested. ");
    if (!rolledBack.isEmpty()) {
      text.append("ChangeSets rolled back: ").append(rolledBack.size()).append(". ");
    } else {
      text.append("ChangeSets applied, which stay applied: ").append(runs.size()).append(". ");
    }
    ChangeSetId cancelled = running ? current : null;
    if (cancelled != null) {
      text.append("ChangeSet ")
          .append(cancelled)
          .append(" did not finish in time and was cancelled. ");
    }
    return new MigrationInterruptedException(
        text.append("Nothing needs repair: the next run continues from here.").toString(),
        runs,
        cancelled,
        cause);
  }

  boolean hasListenerFailed() {
    return listenerFailure != null;
  }

  /** Throws again what a listener threw, if one did. */
  void rethrowListenerFailure() throws SQLException {
    if (listenerFailure instanceof SQLException e) {
      throw e;
    }
    if (listenerFailure instanceof RuntimeException e) {
      throw e;
    }
  }
}
