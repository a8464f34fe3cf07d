package dev.plumbline.migrator;

import dev.plumbline.migrator.StatementRunner.Action;
import dev.plumbline.migrator.StatementRunner.Kind;
import dev.plumbline.migrator.StatementRunner.Texts;
import java.sql.Connection;
import java.sql.SQLWarning;
import java.util.List;
import java.util.function.Supplier;
import liquibase.exception.DatabaseException;

/**
 * Runs the statements of a changeSet as another strategy would, one at a time, and tells an
 * observer of each. A text that begins or ends a transaction stays in one piece: what belongs
 * together in it is for the other to say.
 */
final class ObservedExecution implements StatementRunner.ExecutionStrategy {

  private final StatementRunner.ExecutionStrategy usual;
  private final ChangeSetObserver.Subject changeSet;
  private final ChangeSetObserver observer;
  private final Connection connection;

  ObservedExecution(
      StatementRunner.ExecutionStrategy usual,
      ChangeSetObserver.Subject changeSet,
      ChangeSetObserver observer,
      Connection connection) {
    this.usual = usual;
    this.changeSet = changeSet;
    this.observer = observer;
    this.connection = connection;
  }

  @Override
  public void run(Kind kind, Supplier<String> text, Action action, Texts texts)
      throws DatabaseException {
    List<SingleStatement> statements =
        kind == Kind.SQL ? SingleStatement.split(text.get()) : List.of();
    if (statements.size() < 2 || statements.stream().anyMatch(ObservedExecution::endsWhatIsOpen)) {
      usual.run(kind, text, observed(text, action, texts), observed(texts));
      return;
    }
    for (SingleStatement statement : statements) {
      usual.run(
          kind,
          statement::text,
          observed(statement::text, texts.action(statement.text()), texts),
          observed(texts));
    }
  }

  private static boolean endsWhatIsOpen(SingleStatement statement) {
    return statement.beginsTransaction() || statement.commits() || statement.rollsBack();
  }

  private Texts observed(Texts texts) {
    return new Texts() {
      @Override
      public Action action(String sql) {
        return ObservedExecution.this.observed(() -> sql, texts.action(sql), texts);
      }

      @Override
      public List<SQLWarning> notices() {
        return texts.notices();
      }
    };
  }

  private Action observed(Supplier<String> text, Action action, Texts texts) {
    return () -> {
      String sql = text.get();
      Progress.tell(() -> observer.executing(changeSet, sql, connection));
      action.run();
      List<SQLWarning> notices = texts.notices();
      Progress.tell(() -> observer.executed(changeSet, sql, notices, connection));
    };
  }
}
