package dev.plumbline.migrator;

import dev.plumbline.changelog.ParsedChangelog;
import dev.plumbline.verification.ChangeSetId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.ChangeSet.ExecType;
import liquibase.changelog.visitor.AbstractChangeExecListener;
import liquibase.changelog.visitor.ChangeExecListener;
import liquibase.database.Database;
import org.jspecify.annotations.Nullable;

/** How a run goes: tells a listener, between transactions, and remembers it for the result. */
class Progress {

  private static final System.Logger LOG = System.getLogger(Progress.class.getName());

  private final MigrationListener listener;
  private final Connection connection;
  private final List<ChangeSetRun> runs = new ArrayList<>();
  private final List<ChangeSetId> rolledBack = new ArrayList<>();
  private long started;
  private boolean running;
  private int retries;
  private volatile @Nullable ChangeSetId current;

  Progress(MigrationListener listener, Connection connection) {
    this.listener = listener;
    this.connection = connection;
  }

  interface Notice {
    void send() throws SQLException;
  }

  /**
   * Tells a listener.
   *
   * @throws ListenerFailedException if it throws something
   */
  static void tell(Notice notice) {
    try {
      notice.send();
    } catch (SQLException | RuntimeException e) {
      throw new ListenerFailedException(e);
    }
  }

  final void tellBetweenTransactions(Notice notice) {
    tell(
        () -> {
          connection.rollback();
          notice.send();
          connection.rollback();
        });
  }

  /** The changeSet begins to be applied. */
  void applying(ChangeSet changeSet, Database database) {
    ChangeSetId id = ParsedChangelog.id(changeSet);
    tellBetweenTransactions(() -> listener.starting(id, connection));
    begin(id);
  }

  /** What Liquibase is to tell about the changes of a changeSet. */
  ChangeExecListener changes() {
    return new AbstractChangeExecListener() {};
  }

  /** How its statements are to be run, given how they would be. */
  StatementRunner.ExecutionStrategy execution(
      ChangeSet changeSet, Database database, StatementRunner.ExecutionStrategy usual) {
    return usual;
  }

  /** The changeSet has been applied, or else done with. */
  void applied(ChangeSet changeSet, Database database, ExecType execType) {
    ChangeSetRun run =
        new ChangeSetRun(ParsedChangelog.id(changeSet), outcome(execType), elapsed());
    runs.add(run);
    running = false;
    tellBetweenTransactions(() -> listener.applied(run, connection));
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

  /** The changeSet begins to be rolled back. */
  final void rollingBack(ChangeSet changeSet) {
    begin(ParsedChangelog.id(changeSet));
  }

  final void rolledBack(ChangeSet changeSet) {
    rolledBack.add(ParsedChangelog.id(changeSet));
    running = false;
    Duration elapsed = elapsed();
    tellBetweenTransactions(
        () -> listener.rolledBack(ParsedChangelog.id(changeSet), elapsed, connection));
  }

  private void begin(ChangeSetId changeSet) {
    current = changeSet;
    started = System.nanoTime();
    running = true;
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

  final void waitingForLock(LockHolder holder, Duration waited) {
    listener.waitingForLock(holder, waited);
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
}
