package dev.plumbline.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.LinkedBlockingDeque;
import org.jspecify.annotations.Nullable;

/**
 * Connections to the server's maintenance database, for work on other databases. A few are kept
 * open between uses, because opening one costs as much as copying a small database. Safe for
 * several threads.
 */
final class MaintenanceConnections implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(MaintenanceConnections.class.getName());

  /** The background needs up to three, tests one for each thread that is asking just now. */
  private static final int MOST_IDLE = 4;

  private final Database database;
  private final String cluster;
  private final LinkedBlockingDeque<Connection> idle = new LinkedBlockingDeque<>(MOST_IDLE);
  private volatile boolean closed;

  MaintenanceConnections(Database.Endpoint endpoint, String cluster) {
    this.database = new Database(endpoint.maintenance(), endpoint);
    this.cluster = cluster;
  }

  /** Some SQL. */
  interface Work {
    void with(Connection connection) throws SQLException;
  }

  /** Some SQL that has an answer. */
  interface Question<T> {
    T with(Connection connection) throws SQLException;
  }

  /** Works, or throws a {@link ClusterException} that says what could not be done. */
  void perform(String what, Work work) {
    ask(
        what,
        connection -> {
          work.with(connection);
          return true;
        });
  }

  /** Executes one statement. */
  void execute(String what, String sql) {
    perform(what, connection -> execute(connection, sql));
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** As {@link #perform}, with an answer. */
  <T> T ask(String what, Question<T> question) {
    try {
      Connection connection = idle.poll();
      if (connection != null) {
        try {
          return use(connection, question);
        } catch (SQLException e) {
          if (!isEndOfConnection(e)) {
            throw e;
          }
          // The server, or what is between, ends idle connections: that is no failure yet.
          LOG.log(System.Logger.Level.DEBUG, "An idle maintenance connection was dead", e);
        }
      }
      return use(connect(database), question);
    } catch (SQLException e) {
      throw failure(what, e);
    }
  }

  /** A connection of its own, to be closed by the caller, that tells the server what it is for. */
  Connection open(String purpose) throws SQLException {
    return connect(database.withApplicationName(purpose));
  }

  /**
   * Whoever may create functions in the maintenance database cannot have them called: names mean
   * PostgreSQL's own, in every statement of the session.
   */
  private static Connection connect(Database database) throws SQLException {
    Connection connection = database.connect();
    try {
      execute(connection, "SET search_path = pg_catalog, pg_temp");
      return connection;
    } catch (SQLException e) {
      close(connection);
      throw e;
    }
  }

  /** What to throw if a connection from {@link #open} fails. */
  ClusterException failure(String what, SQLException e) {
    return new ClusterException(
        "Could not " + what + " on " + cluster + ": " + e.getMessage() + advice(e.getSQLState()),
        e);
  }

  @Override
  public void close() {
    closed = true;
    for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
      close(connection);
    }
  }

  private <T> T use(Connection connection, Question<T> question) throws SQLException {
    T answer;
    try {
      answer = question.with(connection);
    } catch (SQLException | RuntimeException e) {
      close(connection);
      throw e;
    }
    if (closed || !idle.offerFirst(connection)) {
      close(connection);
    }
    return answer;
  }

  /** Whether a database that was named is not there. */
  static boolean isGone(Throwable failure) {
    // The second: somebody was killed while dropping it.
    return state(failure).equals("3D000") || state(failure).equals("55000");
  }

  /** Whether the server has ended the connection, or cannot be reached. */
  static boolean isEndOfConnection(Throwable failure) {
    return state(failure).startsWith("08") || state(failure).startsWith("57P");
  }

  private static String state(Throwable failure) {
    if (failure instanceof SQLException e) {
      return String.valueOf(e.getSQLState());
    }
    return failure.getCause() == null ? "" : state(failure.getCause());
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // Of no consequence: the server drops the session when the socket is gone.
      LOG.log(System.Logger.Level.DEBUG, "A maintenance connection did not close cleanly", e);
    }
  }

  private static String advice(@Nullable String state) {
    return switch (state == null ? "" : state) {
      case "42P04" -> "\nChoose another name, or drop the database of that name first.";
      case "3D000" -> "\nThe database is gone: was it dropped, or was its cluster closed?";
      case "53100" -> "\nNo space is left. Give another folder: -Dplumbline.data=FOLDER";
      case "53300" -> "\nClose connections, or raise max_connections in the service's settings.";
      case "55006" -> "\nEnd what still uses the database, for example a connection pool.";
      case "08001", "08003", "08006", "57P01", "57P02", "57P03" ->
          "\nThe server cannot be reached: was its cluster closed, or its process killed?";
      default -> "";
    };
  }
}
