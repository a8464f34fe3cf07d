package dev.plumbline.migrator;

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

  private final MigrationListener listener;
  private final Connection connection;
  private final List<ChangeSetRun> runs = new ArrayList<>();
  private int rolledBack;
  private long started;
  private @Nullable ChangeSetFailure failure;
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

  private void observeBetweenTransactions(Notice notice) {
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
    observeBetweenTransactions(() -> listener.starting(ParsedChangelog.id(changeSet), connection));
    started = System.nanoTime();
  }

  @Override
  public void ran(
      ChangeSet changeSet, DatabaseChangeLog changeLog, Database database, ExecType execType) {
    ChangeSetRun run =
        new ChangeSetRun(ParsedChangelog.id(changeSet), outcome(execType), elapsed());
    runs.add(run);
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
    started = System.nanoTime();
  }

  @Override
  public void rolledBack(ChangeSet changeSet, DatabaseChangeLog changeLog, Database database) {
    rolledBack++;
    Duration elapsed = elapsed();
    observeBetweenTransactions(
        () -> listener.rolledBack(ParsedChangelog.id(changeSet), elapsed, connection));
  }

  @Override
  public void runFailed(
      ChangeSet changeSet, DatabaseChangeLog changeLog, Database database, Exception exception) {
    failure = ChangeSetFailure.of(changeSet, exception);
  }

  @Override
  public void rollbackFailed(
      ChangeSet changeSet, DatabaseChangeLog changeLog, Database database, Exception exception) {
    failure = ChangeSetFailure.of(changeSet, exception);
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - started);
  }

  List<ChangeSetRun> runs() {
    return List.copyOf(runs);
  }

  int rolledBack() {
    return rolledBack;
  }

  Optional<ChangeSetFailure> failure() {
    return Optional.ofNullable(failure);
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
