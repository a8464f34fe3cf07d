package dev.plumbline.migrator;

import dev.plumbline.changelog.ParsedChangelog;
import java.util.ArrayList;
import java.util.List;
import liquibase.Scope;
import liquibase.change.Change;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import liquibase.exception.DatabaseException;
import liquibase.exception.SetupException;
import liquibase.executor.Executor;
import liquibase.executor.ExecutorService;
import liquibase.executor.LoggingExecutor;
import liquibase.sql.visitor.SqlVisitor;
import liquibase.statement.ExecutablePreparedStatement;
import liquibase.statement.SqlStatement;

/**
 * Takes the place of Liquibase's executor and collects the SQL that it is given, instead of
 * executing it, until closed.
 */
final class StatementCollector extends LoggingExecutor implements AutoCloseable {

  private static final String JDBC = "jdbc";

  /** Where changes look whether they should write out what they would else send as parameters. */
  private static final String LOGGING = "logging";

  private final ExecutorService executors;
  private final Executor replaced;
  private final List<String> statements = new ArrayList<>();
  private boolean skippedParameters;

  private StatementCollector(ExecutorService executors, Executor replaced, Database database) {
    super(replaced, null, database);
    this.executors = executors;
    this.replaced = replaced;
  }

  static StatementCollector insteadOfExecuting(Database database) {
    ExecutorService executors = Scope.getCurrentScope().getSingleton(ExecutorService.class);
    Executor replaced = executors.getExecutor(JDBC, database);
    StatementCollector collector = new StatementCollector(executors, replaced, database);
    executors.setExecutor(JDBC, database, collector);
    executors.setExecutor(LOGGING, database, collector);
    return collector;
  }

  /** The statements of all of a changeSet's changes that run on this database. */
  List<String> statements(ChangeSet changeSet) throws DatabaseException {
    begin(changeSet);
    List<String> all = new ArrayList<>();
    for (Change change : changeSet.getChanges()) {
      if (runs(change)) {
        all.addAll(statements(change, changeSet));
      }
    }
    return all;
  }

  /** Whether a change is one for this database and this operating system. */
  boolean runs(Change change) {
    return ParsedChangelog.isFor(change, database);
  }

  /** Must be called before {@link #statements} for changes of a changeSet. */
  void begin(ChangeSet changeSet) {
    modifyChangeSet(changeSet);
  }

  /** The statements of a change, as the server would get them. */
  List<String> statements(Change change, ChangeSet changeSet) throws DatabaseException {
    statements.clear();
    skippedParameters = false;
    initialize(change);
    execute(change, changeSet.getSqlVisitors());
    return List.copyOf(statements);
  }

  /** Whether the change has statements of which only the server sees the whole. */
  boolean hasSkippedParameters() {
    return skippedParameters;
  }

  private static void initialize(Change change) throws DatabaseException {
    try {
      change.finishInitialization();
    } catch (SetupException e) {
      throw new DatabaseException(e);
    }
  }

  @Override
  public void execute(SqlStatement statement, List<SqlVisitor> visitors) throws DatabaseException {
    if (statement instanceof ExecutablePreparedStatement) {
      skippedParameters = true;
      return;
    }
    for (String sql : applyVisitors(statement, visitors)) {
      if (sql != null && !sql.isBlank()) {
        statements.add(sql.strip());
      }
    }
  }

  @Override
  public void close() {
    executors.setExecutor(JDBC, database, replaced);
    executors.clearExecutor(LOGGING, database);
  }
}
