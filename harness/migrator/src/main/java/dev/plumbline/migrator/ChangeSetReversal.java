package dev.plumbline.migrator;

import java.sql.SQLException;
import java.util.Set;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.filter.ChangeSetFilterResult;
import liquibase.changelog.visitor.ChangeSetVisitor;
import liquibase.database.Database;
import liquibase.database.ObjectQuotingStrategy;
import liquibase.exception.DatabaseException;
import liquibase.exception.LiquibaseException;

/**
 * Rolls changeSets back, each together with its row in the history, as {@link ChangeSetApplication}
 * applies them. Takes the place of Liquibase's {@code RollbackVisitor}.
 */
final class ChangeSetReversal implements ChangeSetVisitor {

  private final RunContext run;

  ChangeSetReversal(RunContext run) {
    this.run = run;
  }

  @Override
  public Direction getDirection() {
    return Direction.REVERSE;
  }

  @Override
  public void visit(
      ChangeSet changeSet,
      DatabaseChangeLog changeLog,
      Database database,
      Set<ChangeSetFilterResult> accepted)
      throws LiquibaseException {
    run.settings().stopHere();
    run.progress().rollingBack(changeSet);
    LockRetries retries = run.retries(changeSet);
    try {
      if (changeSet.isRunInTransaction()) {
        atOnce(changeSet, retries);
      } else {
        stepByStep(changeSet, retries);
      }
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
    run.progress().rolledBack(changeSet);
  }

  private void atOnce(ChangeSet changeSet, LockRetries retries)
      throws LiquibaseException, SQLException {
    try {
      retries.until(
          () -> {
            reverse(changeSet, new TransactionalExecution(run.session(), run.settings()));
            return changeSet;
          });
    } catch (LiquibaseException e) {
      throw failed(e, ChangeSetFailure.of(changeSet, e, retries, 0));
    }
  }

  private void stepByStep(ChangeSet changeSet, LockRetries retries)
      throws LiquibaseException, SQLException {
    UnfinishedNotes notes = run.notes(changeSet, true);
    StepwiseExecution execution = new StepwiseExecution(run.session(), retries, notes);
    run.liquibase().connection().rollback();
    try {
      reverse(changeSet, execution);
    } catch (LiquibaseException e) {
      throw failed(e, ChangeSetFailure.of(changeSet, e, retries, execution.done()));
    }
  }

  private ChangeSetFailedException failed(LiquibaseException e, ChangeSetFailure failure)
      throws LiquibaseException {
    if (!run.isFailureOfChangeSet(e)) {
      throw e;
    }
    return failure.whileRollingBack(run.liquibase().service(), run.progress().rolledBack().size());
  }

  private void reverse(ChangeSet changeSet, StatementRunner.ExecutionStrategy execution)
      throws LiquibaseException {
    MigratingDatabase database = run.liquibase().migratingDatabase();
    ObjectQuotingStrategy quoting = database.getObjectQuotingStrategy();
    try {
      database.holdCommits();
      run.liquibase().runner().begin(execution);
      try {
        changeSet.rollback(database, run.progress().changes());
      } finally {
        run.liquibase().runner().end();
        database.setObjectQuotingStrategy(quoting);
      }
      database.removeRanStatus(changeSet);
      run.notes(changeSet, true).forget();
      run.commit(changeSet);
    } catch (SQLException e) {
      run.rollBackAfter(e);
      throw new DatabaseException(e);
    } catch (LiquibaseException | RuntimeException e) {
      run.rollBackAfter(e);
      throw e;
    }
  }
}
