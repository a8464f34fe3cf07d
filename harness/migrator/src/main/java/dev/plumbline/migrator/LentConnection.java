package dev.plumbline.migrator;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import liquibase.Scope;
import liquibase.changelog.ChangeLogHistoryServiceFactory;
import liquibase.database.Database;
import liquibase.database.core.PostgresDatabase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.executor.ExecutorService;

/**
 * A connection that Liquibase has on loan. Closing gives it back as it was: open, in its own
 * auto-commit mode and search path, and without a trace in Liquibase's registries.
 */
final class LentConnection implements AutoCloseable {

  private final Connection connection;
  private final boolean autoCommit;
  private final String searchPath;
  private final PostgresDatabase database = new PostgresDatabase();

  LentConnection(Connection connection) throws SQLException {
    this.connection = connection;
    autoCommit = connection.getAutoCommit();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select current_setting('search_path')")) {
      row.next();
      searchPath = row.getString(1);
    }
    connection.setAutoCommit(false);
    database.setConnection(new JdbcConnection(connection));
    history().resetAll();
  }

  /** As the interface, so that verifying the byte code of a caller loads no class of Liquibase. */
  Database database() {
    return database;
  }

  Connection connection() {
    return connection;
  }

  private static ChangeLogHistoryServiceFactory history() {
    return Scope.getCurrentScope().getSingleton(ChangeLogHistoryServiceFactory.class);
  }

  @Override
  public void close() throws SQLException {
    history().resetAll();
    Scope.getCurrentScope().getSingleton(ExecutorService.class).clearExecutor("jdbc", database);
    if (connection.isClosed()) {
      return;
    }
    connection.rollback();
    connection.setAutoCommit(true);
    // Liquibase sets the search path after every rollback.
    try (PreparedStatement statement =
        connection.prepareStatement("select set_config('search_path', ?, false)")) {
      statement.setString(1, searchPath);
      statement.execute();
    }
    connection.setAutoCommit(autoCommit);
  }
}
