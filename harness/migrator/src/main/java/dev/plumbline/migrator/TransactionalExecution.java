package dev.plumbline.migrator;

import java.sql.SQLException;
import java.util.function.Supplier;
import liquibase.exception.DatabaseException;

/**
 * A changeSet in a transaction. Its timeouts are set when its first statement comes, so that they
 * do not apply to preconditions: one that cannot be looked at in time might be taken for one that
 * does not hold.
 */
final class TransactionalExecution implements StatementRunner.ExecutionStrategy {

  private final ChangeSetSession session;
  private final RunSettings settings;
  private boolean begun;

  TransactionalExecution(ChangeSetSession session, RunSettings settings) {
    this.session = session;
    this.settings = settings;
  }

  @Override
  public void run(
      StatementRunner.Kind kind,
      Supplier<String> text,
      StatementRunner.Action action,
      StatementRunner.Texts texts)
      throws DatabaseException {
    if (settings.stop().isGraceOver()) {
      throw new StopRequestedException();
    }
    if (!begun) {
      try {
        session.limit(true);
      } catch (SQLException e) {
        throw new DatabaseException(e);
      }
      begun = true;
    }
    action.run();
  }
}
