package dev.plumbline.migrator;

import dev.plumbline.migrator.StatementRunner.Action;
import dev.plumbline.migrator.StatementRunner.Kind;
import dev.plumbline.migrator.StatementRunner.Texts;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import liquibase.exception.DatabaseException;

/**
 * Runs the statements of a changeSet as another strategy would, one at a time, and tells an
 * observer of each. A text that begins or ends a transaction stays in one piece: what belongs
 * together in it is for the other to say.
 *
 * <p>SQL is sent by this class, as Liquibase would send it: what the server says meanwhile is lost
 * when a statement is closed, and up to 4.31 nobody can look before Liquibase closes it.
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
    if (kind != Kind.SQL) {
      usual.run(kind, text, told(text, () -> nothingSaid(action)), this::sent);
      return;
    }
    String whole = text.get();
    List<SingleStatement> statements = SingleStatement.split(whole);
    if (statements.size() < 2 || statements.stream().anyMatch(ObservedExecution::endsWhatIsOpen)) {
      usual.run(kind, text, sent(whole), this::sent);
      return;
    }
    for (SingleStatement statement : statements) {
      usual.run(kind, statement::text, sent(statement.text()), this::sent);
    }
  }

  private static boolean endsWhatIsOpen(SingleStatement statement) {
    return statement.beginsTransaction() || statement.commits() || statement.rollsBack();
  }

  /** Does something, and knows what the server has said. */
  private interface Telling {
    List<SQLWarning> run() throws DatabaseException;
  }

  private static List<SQLWarning> nothingSaid(Action action) throws DatabaseException {
    action.run();
    return List.of();
  }

  private Action sent(String sql) {
    return told(() -> sql, () -> send(sql));
  }

  private Action told(Supplier<String> text, Telling telling) {
    return () -> {
      String sql = text.get();
      Progress.tell(() -> observer.executing(changeSet, sql, connection));
      List<SQLWarning> notices = telling.run();
      Progress.tell(() -> observer.executed(changeSet, sql, notices, connection));
    };
  }

  private List<SQLWarning> send(String sql) throws DatabaseException {
    List<SQLWarning> notices = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
      for (SQLWarning next = statement.getWarnings(); next != null; next = next.getNextWarning()) {
        notices.add(next);
      }
      return notices;
    } catch (SQLException e) {
      // in the words of Liquibase's executor, from which the statement is read
      throw new DatabaseException(
          e.getMessage() + " [Failed SQL: (" + e.getErrorCode() + ") " + sql + "]", e);
    }
  }
}
