package dev.plumbline.migrator;

import dev.plumbline.changelog.ParsedChangelog;
import dev.plumbline.changelog.ReadingRecord;
import dev.plumbline.verification.ChangeSetId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import liquibase.change.Change;
import liquibase.change.core.ExecuteShellCommandChange;
import liquibase.change.custom.CustomChangeWrapper;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.ChangeSet.ExecType;
import liquibase.changelog.ChangeSet.RunStatus;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.database.Database;
import liquibase.exception.DatabaseException;

/** Tells an observer each change, too, and the record what was read for it. */
final class ObservedProgress extends Progress {

  private final Connection connection;
  private final ReadingRecord record;
  private final ChangeSetObserver observer;

  ObservedProgress(Connection connection, ReadingRecord record, ChangeSetObserver observer) {
    super(MigrationListener.NONE, connection);
    this.connection = connection;
    this.record = record;
    this.observer = observer;
  }

  @Override
  public void willRun(
      ChangeSet changeSet, DatabaseChangeLog changeLog, Database database, RunStatus runStatus) {
    super.willRun(changeSet, changeLog, database, runStatus);
    record.starting();
    observeBetweenTransactions(
        () -> observer.starting(new Declared(changeSet, database), connection));
  }

  @Override
  public void willRun(
      Change change, ChangeSet changeSet, DatabaseChangeLog changeLog, Database database) {
    observe(() -> observer.changing(new Declared(changeSet, database), connection));
  }

  @Override
  public void ran(
      Change change, ChangeSet changeSet, DatabaseChangeLog changeLog, Database database) {
    boolean outside =
        change instanceof ExecuteShellCommandChange || change instanceof CustomChangeWrapper;
    observe(() -> observer.changed(new Declared(changeSet, database), outside, connection));
  }

  @Override
  public void ran(
      ChangeSet changeSet, DatabaseChangeLog changeLog, Database database, ExecType execType) {
    super.ran(changeSet, changeLog, database, execType);
    record.ran(changeSet);
    if (execType == ExecType.EXECUTED || execType == ExecType.RERAN) {
      observeBetweenTransactions(() -> observer.ran(new Declared(changeSet, database), connection));
    }
  }

  /** A changeSet as its changelog declares it, on that database. */
  private record Declared(ChangeSet changeSet, Database database)
      implements ChangeSetObserver.Subject {

    @Override
    public ChangeSetId id() {
      return ParsedChangelog.id(changeSet);
    }

    @Override
    public String file() {
      return ParsedChangelog.file(changeSet);
    }

    @Override
    public boolean isRunInTransaction() {
      return changeSet.isRunInTransaction();
    }

    @Override
    public boolean hasChanges() {
      return !changeSet.getChanges().isEmpty();
    }

    @Override
    public List<String> statements() throws SQLException {
      try (StatementCollector collector = StatementCollector.insteadOfExecuting(database)) {
        return collector.statements(changeSet);
      } catch (DatabaseException e) {
        throw new SQLException("Cannot tell what " + changeSet + " executed", e);
      }
    }

    @Override
    public boolean mayActUnseen() throws SQLException {
      return statements().stream()
          .flatMap(text -> SingleStatement.split(text).stream())
          .anyMatch(SingleStatement::mayActUnseen);
    }
  }
}
