package dev.plumbline.migrator;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import liquibase.change.Change;
import liquibase.change.core.LoadDataChange;
import liquibase.change.custom.CustomChangeWrapper;
import liquibase.change.custom.CustomTaskChange;
import liquibase.exception.DatabaseException;
import liquibase.executor.jvm.JdbcExecutor;
import liquibase.sql.visitor.SqlVisitor;
import liquibase.statement.ExecutablePreparedStatement;
import liquibase.statement.SqlStatement;
import liquibase.statement.core.RawParameterizedSqlStatement;
import liquibase.statement.core.RawSqlStatement;
import liquibase.statement.core.RuntimeStatement;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Liquibase's executor, with an eye on the statements of changeSets. How they are run is up to the
 * {@link ExecutionStrategy} of the moment; without one, they are just run.
 */
final class StatementRunner extends JdbcExecutor {

  private final Object monitor = new Object();
  private @Nullable ExecutionStrategy strategy;
  private long runningSince;
  private boolean running;

  /** How the statements of one changeSet are run. */
  interface ExecutionStrategy {

    /**
     * Runs a statement, or finds that it need not be run.
     *
     * @param kind what it is
     * @param text its SQL, or what else tells it from others
     * @param texts runs parts of it instead
     */
    void run(Kind kind, Supplier<String> text, Action action, Texts texts) throws DatabaseException;
  }

  /** What a changeSet may consist of. */
  enum Kind {
    /** A statement that one can read. */
    SQL,
    /** What Liquibase sends with parameters, such as rows. */
    ROWS,
    /** Whatever Java code or a command of the operating system does. */
    CODE
  }

  /** Runs SQL as it would run the text that it is a part of. */
  interface Texts {
    Action action(String sql);
  }

  /** The statement itself. */
  interface Action {
    void run() throws DatabaseException;
  }

  void begin(ExecutionStrategy newStrategy) {
    strategy = newStrategy;
  }

  void end() {
    strategy = null;
  }

  /** Custom code acts while Liquibase asks it for its statements, of which it has none. */
  @Override
  public void execute(Change change, List<SqlVisitor> visitors) throws DatabaseException {
    ExecutionStrategy current = strategy;
    if (change instanceof LoadDataChange data) {
      LoadedRows.keepAll(data, database);
    }
    if (current != null
        && change instanceof CustomChangeWrapper custom
        && custom.getCustomChange() instanceof CustomTaskChange) {
      current.run(
          Kind.CODE,
          custom::getClassName,
          () -> watched(() -> super.execute(change, visitors)),
          this::part);
    } else {
      super.execute(change, visitors);
    }
  }

  /**
   * Liquibase's own, no part of a changeSet: it sets the search path whenever a transaction has
   * ended, from 5.0 on for the next transaction only.
   */
  @Override
  public void execute(SqlStatement statement) throws DatabaseException {
    super.execute(statement, List.of());
  }

  @Override
  public void execute(SqlStatement statement, List<SqlVisitor> visitors) throws DatabaseException {
    ExecutionStrategy current = strategy;
    if (current == null) {
      super.execute(statement, visitors);
    } else {
      current.run(
          kind(statement),
          () -> text(statement, visitors),
          () -> watched(() -> super.execute(statement, visitors)),
          this::part);
    }
  }

  @SuppressWarnings("deprecation") // as what it is a part of, so that it is sent in the same way
  private Action part(String sql) {
    return () -> watched(() -> super.execute(new RawSqlStatement(sql), List.of()));
  }

  private static Kind kind(SqlStatement statement) {
    if (statement instanceof RuntimeStatement) {
      return Kind.CODE;
    }
    boolean hasParameters =
        statement instanceof ExecutablePreparedStatement
            || (statement instanceof RawParameterizedSqlStatement raw
                && !raw.getParameters().isEmpty());
    return hasParameters ? Kind.ROWS : Kind.SQL;
  }

  private String text(SqlStatement statement, List<SqlVisitor> visitors) {
    if (statement instanceof RawParameterizedSqlStatement raw) {
      return raw.getSql();
    }
    if (kind(statement) != Kind.SQL) {
      return statement.getClass().getName();
    }
    try {
      return String.join(";\n", applyVisitors(statement, visitors));
    } catch (DatabaseException e) {
      throw new IllegalStateException("Liquibase cannot write down " + statement, e);
    }
  }

  private void watched(Action action) throws DatabaseException {
    synchronized (monitor) {
      running = true;
      runningSince = System.nanoTime();
    }
    try {
      action.run();
    } finally {
      synchronized (monitor) {
        running = false;
      }
    }
  }

  /** For how long the statement of the moment has been running, in nanoseconds. */
  OptionalLong running() {
    synchronized (monitor) {
      return running ? OptionalLong.of(System.nanoTime() - runningSince) : OptionalLong.empty();
    }
  }

  /**
   * Asks the server to cancel the statement of the moment, if there is one. Nothing that comes
   * after it can be hit: the server has got the signal before the monitor is left.
   */
  void cancelRunning(Connection connection) throws SQLException {
    synchronized (monitor) {
      if (running) {
        connection.unwrap(PGConnection.class).cancelQuery();
      }
    }
  }
}
