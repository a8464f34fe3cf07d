package dev.plumbline.migrator;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import liquibase.Scope;
import liquibase.changelog.ChangeLogHistoryService;
import liquibase.changelog.ChangeLogHistoryServiceFactory;
import liquibase.database.Database;
import liquibase.database.jvm.JdbcConnection;
import liquibase.executor.ExecutorService;

/**
 * A connection that Liquibase has on loan. Closing gives it back as it was: open, in its own
 * auto-commit mode, with its own settings, and without a trace in Liquibase's registries.
 */
final class LentConnection implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(LentConnection.class.getName());

  /** What a run or a changeSet may change. */
  private static final String SETTINGS =
      """
      select name, current_setting(name, true)
      from unnest(array['search_path', 'lock_timeout', 'statement_timeout', 'application_name',
        'client_connection_check_interval', 'tcp_keepalives_idle', 'tcp_keepalives_interval',
        'tcp_keepalives_count', 'tcp_user_timeout']) as name
      where current_setting(name, true) is not null
      """;

  /**
   * Two seconds to notice, within a statement, that the process is gone; half a minute to notice
   * that its machine, or the network, is.
   */
  private static final Map<String, String> WATCHES =
      Map.of(
          "client_connection_check_interval", "2s",
          "tcp_keepalives_idle", "10",
          "tcp_keepalives_interval", "5",
          "tcp_keepalives_count", "4",
          "tcp_user_timeout", "30s");

  private final Connection connection;
  private final boolean autoCommit;
  private final Map<String, String> settings;
  private final MigratingDatabase database = new MigratingDatabase();
  private final StatementRunner runner = new StatementRunner();

  LentConnection(Connection connection) throws SQLException {
    this.connection = connection;
    autoCommit = connection.getAutoCommit();
    settings = settings(connection);
    connection.setAutoCommit(false);
    database.setConnection(new JdbcConnection(connection));
    runner.setDatabase(database);
    executors().setExecutor("jdbc", database, runner);
    histories().resetAll();
  }

  /** As the interface, so that verifying the byte code of a caller loads no class of Liquibase. */
  Database database() {
    return database;
  }

  MigratingDatabase migratingDatabase() {
    return database;
  }

  StatementRunner runner() {
    return runner;
  }

  Connection connection() {
    return connection;
  }

  /** Liquibase's table of the schema in which it would be created. */
  LockTable lockTable() {
    return new LockTable(
        connection,
        database.escapeTableName(
            database.getLiquibaseCatalogName(),
            database.getLiquibaseSchemaName(),
            database.getDatabaseChangeLogLockTableName()));
  }

  /** The name of the history's table, quoted, with its schema. */
  String historyTableName() {
    return database.escapeTableName(
        database.getLiquibaseCatalogName(),
        database.getLiquibaseSchemaName(),
        database.getDatabaseChangeLogTableName());
  }

  /** What Liquibase remembers of the history may be out of date. */
  void forgetHistory() {
    histories().resetAll();
  }

  ChangeLogHistoryService history() {
    return histories().getChangeLogService(database);
  }

  /** What the session's setting was when the connection was lent. */
  String settingBefore(String name) {
    return Objects.requireNonNull(settings.get(name), name);
  }

  private static Map<String, String> settings(Connection connection) throws SQLException {
    Map<String, String> settings = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(SETTINGS)) {
      while (row.next()) {
        settings.put(row.getString(1), row.getString(2));
      }
    }
    return Map.copyOf(settings);
  }

  private static ExecutorService executors() {
    return Scope.getCurrentScope().getSingleton(ExecutorService.class);
  }

  private static ChangeLogHistoryServiceFactory histories() {
    return Scope.getCurrentScope().getSingleton(ChangeLogHistoryServiceFactory.class);
  }

  /**
   * Names the session for whoever looks who blocks them, unless it has a name, and has the server
   * find out soon if this process or its whole machine dies. Otherwise a statement would run to its
   * end, however long that is, and a session whose client is gone without a farewell would keep the
   * migrator's lock for the two hours after which operating systems usually ask.
   */
  void prepareForRun(String service) throws SQLException {
    if (settingBefore("application_name").equals("PostgreSQL JDBC Driver")) {
      set("application_name", "plumbline " + service);
    }
    connection.commit();
    for (Map.Entry<String, String> watch : WATCHES.entrySet()) {
      try {
        set(watch.getKey(), watch.getValue());
        connection.commit();
      } catch (SQLException e) {
        // the server's operating system cannot do it, or the server is older than 14
        connection.rollback();
        LOG.log(
            System.Logger.Level.DEBUG,
            "The server cannot watch its connections by {0}: {1}",
            watch.getKey(),
            ServerMessage.of(e));
      }
    }
  }

  /** Sets something for the rest of the session. */
  void set(String name, String value) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select set_config(?, ?, false)")) {
      statement.setString(1, name);
      statement.setString(2, value);
      statement.execute();
    }
  }

  @Override
  public void close() throws SQLException {
    histories().resetAll();
    executors().clearExecutor("jdbc", database);
    if (connection.isClosed()) {
      return;
    }
    connection.rollback();
    connection.setAutoCommit(true);
    for (Map.Entry<String, String> setting : settings(connection).entrySet()) {
      String before = settingBefore(setting.getKey());
      if (!before.equals(setting.getValue())) {
        set(setting.getKey(), before);
      }
    }
    connection.setAutoCommit(autoCommit);
  }
}
