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
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.visitor.AbstractChangeExecListener;
import liquibase.changelog.visitor.ChangeExecListener;
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
  void applying(ChangeSet changeSet, Database database) {
    super.applying(changeSet, database);
    record.starting();
    tellBetweenTransactions(() -> observer.starting(new Declared(changeSet, database), connection));
  }

  @Override
  ChangeExecListener changes() {
    return new AbstractChangeExecListener() {

      @Override
      public void willRun(
          Change change, ChangeSet changeSet, DatabaseChangeLog changeLog, Database database) {
        tell(() -> observer.changing(new Declared(changeSet, database), connection));
      }

      @Override
      public void ran(
          Change change, ChangeSet changeSet, DatabaseChangeLog changeLog, Database database) {
        boolean outside =
            change instanceof ExecuteShellCommandChange || change instanceof CustomChangeWrapper;
        tell(() -> observer.changed(new Declared(changeSet, database), outside, connection));
      }
    };
  }

  @Override
  StatementRunner.ExecutionStrategy execution(
      ChangeSet changeSet, Database database, StatementRunner.ExecutionStrategy usual) {
    return new ObservedExecution(usual, new Declared(changeSet, database), observer, connection);
  }

  @Override
  void applied(ChangeSet changeSet, Database database, ExecType execType) {
    super.applied(changeSet, database, execType);
    record.ran(changeSet);
    if (execType == ExecType.EXECUTED || execType == ExecType.RERAN) {
      tellBetweenTransactions(() -> observer.ran(new Declared(changeSet, database), connection));
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
