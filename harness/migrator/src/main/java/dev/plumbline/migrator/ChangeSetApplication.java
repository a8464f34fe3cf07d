package dev.plumbline.migrator;

import dev.plumbline.changelog.ParsedChangelog;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;
import liquibase.change.AbstractSQLChange;
import liquibase.change.Change;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.ChangeSet.ExecType;
import liquibase.changelog.ChangeSet.RunStatus;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.filter.ChangeSetFilterResult;
import liquibase.changelog.visitor.ChangeSetVisitor;
import liquibase.database.Database;
import liquibase.database.ObjectQuotingStrategy;
import liquibase.exception.DatabaseException;
import liquibase.exception.LiquibaseException;
import liquibase.exception.MigrationFailedException;
import liquibase.sql.Sql;
import liquibase.sqlgenerator.SqlGeneratorFactory;
import org.jspecify.annotations.Nullable;

/**
 * Applies changeSets, each together with its row in the history: in one transaction, or, where that
 * is impossible, with a note of how far it has come.
 *
 * <p>Takes the place of Liquibase's {@code UpdateVisitor}, which commits between the two.
 */
final class ChangeSetApplication implements ChangeSetVisitor {

  private static final System.Logger LOG = System.getLogger(ChangeSetApplication.class.getName());

  private final RunContext run;

  ChangeSetApplication(RunContext run) {
    this.run = run;
  }

  @Override
  public Direction getDirection() {
    return Direction.FORWARD;
  }

  @Override
  public void visit(
      ChangeSet changeSet,
      DatabaseChangeLog changeLog,
      Database database,
      Set<ChangeSetFilterResult> accepted)
      throws LiquibaseException {
    run.settings().stopHere();
    RunStatus status = database.getRunStatus(changeSet);
    run.progress().applying(changeSet, database);
    Application application = new Application(changeSet, changeLog, status != RunStatus.NOT_RAN);
    ExecType outcome = application.tolerated();
    if (outcome != ExecType.SKIPPED) {
      run.progress().applied(changeSet, database, outcome);
    }
  }

  /** Of one changeSet. */
  private final class Application {

    private final ChangeSet changeSet;
    private final DatabaseChangeLog changeLog;
    private final boolean again;
    private final MigratingDatabase database = run.liquibase().migratingDatabase();
    private final StatementRunner runner = run.liquibase().runner();
    private final LockRetries retries;
    private final @Nullable Boolean failOnError;

    Application(ChangeSet changeSet, DatabaseChangeLog changeLog, boolean again) {
      this.changeSet = changeSet;
      this.changeLog = changeLog;
      this.again = again;
      retries = run.retries(changeSet);
      failOnError = changeSet.getFailOnError();
    }

    /** Liquibase itself would tell nobody what went wrong in a changeSet that may fail. */
    ExecType tolerated() throws LiquibaseException {
      changeSet.setFailOnError(true);
      try {
        return changeSet.isRunInTransaction() ? inTransaction() : stepByStep();
      } catch (SQLException e) {
        throw new DatabaseException(e);
      } finally {
        changeSet.setFailOnError(failOnError);
      }
    }

    private ExecType inTransaction() throws LiquibaseException, SQLException {
      try {
        return retries.until(this::atOnce);
      } catch (LiquibaseException e) {
        return failed(e, ChangeSetFailure.of(changeSet, e, retries, 0));
      }
    }

    /**
     * What its author lets pass.
     *
     * @throws ChangeSetFailedException if its author does not
     */
    private ExecType failed(LiquibaseException e, ChangeSetFailure failure)
        throws LiquibaseException {
      if (!run.isFailureOfChangeSet(e)) {
        throw e;
      }
      if (Boolean.FALSE.equals(failOnError) && !ServerErrors.isLostConnection(e)) {
        LOG.log(
            System.Logger.Level.INFO,
            "{0} failed, ignored because of failOnError: {1}",
            ParsedChangelog.id(changeSet),
            ServerErrors.reason(e));
        return ExecType.FAILED;
      }
      throw failure.whileApplying(run.liquibase().service(), run.progress().runs().size());
    }

    private ExecType atOnce() throws LiquibaseException {
      try {
        database.holdCommits();
        ExecType outcome = execute(new TransactionalExecution(run.session(), run.settings()));
        record(outcome);
        run.commit(changeSet);
        return outcome;
      } catch (LiquibaseException | RuntimeException e) {
        run.rollBackAfter(e);
        throw e;
      }
    }

    private ExecType execute(StatementRunner.ExecutionStrategy execution)
        throws LiquibaseException {
      ObjectQuotingStrategy quoting = database.getObjectQuotingStrategy();
      runner.begin(run.progress().execution(changeSet, database, execution));
      try {
        ExecType outcome = executed();
        boolean ran = outcome == ExecType.EXECUTED || outcome == ExecType.MARK_RAN;
        return again && ran ? ExecType.RERAN : outcome;
      } finally {
        runner.end();
        database.setObjectQuotingStrategy(quoting);
      }
    }

    /** What a class of the changelog's throws is a failure of the changeSet, whatever it is. */
    private ExecType executed() throws MigrationFailedException {
      try {
        return changeSet.execute(changeLog, run.progress().changes(), database);
      } catch (LinkageError | StackOverflowError | AssertionError e) {
        throw new MigrationFailedException(changeSet, new LiquibaseException(e.toString(), e));
      }
    }

    private void record(ExecType outcome) throws DatabaseException {
      if (outcome != ExecType.SKIPPED) {
        database.markChangeSetExecStatus(changeSet, outcome);
      }
    }

    private ExecType stepByStep() throws LiquibaseException, SQLException {
      UnfinishedNotes notes = run.notes(changeSet, false);
      StepwiseExecution execution = new StepwiseExecution(run.session(), retries, notes);
      try {
        prepare(execution);
        ExecType outcome = execute(execution);
        run.session().unlimit();
        database.holdCommits();
        record(outcome);
        notes.forget();
        run.commit(changeSet);
        return outcome;
      } catch (LiquibaseException e) {
        run.rollBackAfter(e);
        return failed(e, ChangeSetFailure.of(changeSet, e, retries, execution.done()));
      } catch (SQLException | RuntimeException e) {
        run.rollBackAfter(e);
        throw e;
      }
    }

    /**
     * Preconditions are for the moment at which the changeSet begins. A leftover of its own must
     * not be taken for its having run.
     */
    private void prepare(StepwiseExecution execution) throws LiquibaseException, SQLException {
      if (execution.isResuming()) {
        run.progress()
            .resuming(
                ParsedChangelog.id(changeSet),
                "An earlier run did not finish. Statements that it executed: "
                    + execution.done()
                    + "; continuing after them.");
        changeSet.setPreconditions(null);
      } else {
        Connection connection = run.liquibase().connection();
        connection.setAutoCommit(true);
        for (ConcurrentIndex index : createdIndexes()) {
          index.removeLeftovers(connection, index.before(connection), retries);
        }
        connection.setAutoCommit(false);
      }
    }

    private Set<ConcurrentIndex> createdIndexes() throws LiquibaseException {
      Set<ConcurrentIndex> created = new LinkedHashSet<>();
      runner.modifyChangeSet(changeSet);
      for (Change change : changeSet.getChanges()) {
        if (change instanceof AbstractSQLChange) {
          change.finishInitialization();
          for (Sql sql : SqlGeneratorFactory.getInstance().generateSql(change, database)) {
            SingleStatement.split(sql.toSql())
                .forEach(statement -> ConcurrentIndex.created(statement).ifPresent(created::add));
          }
        }
      }
      return created;
    }
  }
}
