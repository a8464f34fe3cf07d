package dev.plumbline.migrator;

import dev.plumbline.history.HistoryLocation;
import dev.plumbline.history.LocatedHistory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import liquibase.Scope;
import liquibase.changelog.ChangeLogHistoryService;
import liquibase.changelog.ChangeLogHistoryServiceFactory;
import liquibase.database.Database;
import liquibase.database.jvm.JdbcConnection;
import liquibase.executor.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * A connection that Liquibase has on loan. Closing gives it back as it was: open, in its own
 * auto-commit mode, with its own settings, and without a trace in Liquibase's registries.
 */
final class LiquibaseSession implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(LiquibaseSession.class.getName());

  /** What a run or a changeSet may change. */
  private static final String SETTINGS =
      """
      select s.name, pg_catalog.current_setting(s.name, true)
      from pg_catalog.unnest(array['search_path', 'lock_timeout', 'statement_timeout',
        'application_name', 'client_connection_check_interval', 'tcp_keepalives_idle',
        'tcp_keepalives_interval', 'tcp_keepalives_count', 'tcp_user_timeout']::pg_catalog.text[])
        as s (name)
      where pg_catalog.current_setting(s.name, true) is not null
      """;

  private static final String CHECK_INTERVAL = "client_connection_check_interval";

  /**
   * Two seconds to notice, within a statement, that the process is gone; half a minute to notice
   * that its machine, or the network, is.
   */
  private static final Map<String, String> WATCHES =
      Map.of(
          CHECK_INTERVAL,
          "2s",
          "tcp_keepalives_idle",
          "10",
          "tcp_keepalives_interval",
          "5",
          "tcp_keepalives_count",
          "4",
          "tcp_user_timeout",
          "30s");

  private final String service;
  private final Connection connection;
  private final boolean autoCommit;
  private final Map<String, String> settings;
  private final HistoryLocation location;
  private final LocatedHistory place;
  private final MigratingDatabase database = new MigratingDatabase();
  private final StatementRunner runner = new StatementRunner();
  private final String identity;

  /** Those of the watches that the server can keep, as it has them. */
  private final Map<String, String> kept = new LinkedHashMap<>();

  private LiquibaseSession(String service, Connection connection) throws SQLException {
    this.service = service;
    this.connection = connection;
    autoCommit = connection.getAutoCommit();
    settings = settings(connection);
    location = HistoryLocation.configured();
    place = location.on(connection);
    database.keepHistoryAt(location, place);
    // the first statement of a transaction, which not every pooler allows, is none of Liquibase's:
    // it would swallow the refusal
    connection.setAutoCommit(false);
    identity = identity(connection);
    database.setConnection(new JdbcConnection(connection));
    runner.setDatabase(database);
    executors().setExecutor("jdbc", database, runner);
    histories().resetAll();
  }

  /**
   * Borrows the connection.
   *
   * @param service whose database it is, for messages and for whoever looks at the server's
   *     sessions
   * @throws MigrationRefusedException if a pooler gives each transaction another session
   */
  static LiquibaseSession open(String service, Connection connection) throws SQLException {
    try {
      return new LiquibaseSession(service, connection);
    } catch (SQLException e) {
      Pooler.refuseByTransaction(service, e, connection);
      throw e;
    }
  }

  String service() {
    return service;
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

  /** Liquibase's table, in the schema in which it would be created. */
  LockTable lockTable() {
    return new LockTable(connection, place, location.tablespace());
  }

  /** Where Liquibase's tables are. */
  LocatedHistory place() {
    return place;
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
    new Query(connection, SETTINGS).rows(row -> settings.put(row.getString(1), row.getString(2)));
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
  void prepareForRun() throws SQLException {
    if (settingBefore("application_name").equals("PostgreSQL JDBC Driver")) {
      set("application_name", "plumbline " + service);
    }
    connection.commit();
    for (Map.Entry<String, String> watch : WATCHES.entrySet()) {
      try {
        kept.put(watch.getKey(), set(watch.getKey(), watch.getValue()));
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

  /** A changeSet that resets all settings resets these, too. */
  void keepWatches(@Nullable String checkInterval) throws SQLException {
    String expected = kept.get(CHECK_INTERVAL);
    if (expected != null && !expected.equals(checkInterval)) {
      for (Map.Entry<String, String> watch : kept.entrySet()) {
        set(watch.getKey(), watch.getValue());
      }
    }
  }

  /** Who the session acts as. */
  private static String identity(Connection connection) throws SQLException {
    return new Query(
            connection,
            "select pg_catalog.concat(pg_catalog.current_setting('session_authorization'), ' ',"
                + " pg_catalog.current_setting('role'))")
        .text();
  }

  /** Gives up the role that a changeSet has left the session with. */
  void resumeIdentity() throws SQLException {
    if (!identity(connection).equals(identity)) {
      int blank = identity.lastIndexOf(' ');
      set("session_authorization", identity.substring(0, blank));
      set("role", identity.substring(blank + 1));
    }
  }

  /** Sets something for the rest of the session; what it is then, in the server's words. */
  String set(String name, String value) throws SQLException {
    return new Query(
            connection,
            "select pg_catalog.set_config(?::pg_catalog.text, ?::pg_catalog.text, false)",
            name,
            value)
        .text();
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
    resumeIdentity();
    for (Map.Entry<String, String> setting : settings(connection).entrySet()) {
      String before = settingBefore(setting.getKey());
      if (!before.equals(setting.getValue())) {
        set(setting.getKey(), before);
      }
    }
    connection.setAutoCommit(autoCommit);
  }
}
