package dev.plumbline.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/**
 * Connections to the database that every server has, for work on other databases. Kept open between
 * uses, because opening one costs as much as copying a small database. Safe for several threads.
 */
final class MaintenanceConnections implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(MaintenanceConnections.class.getName());
  private static final String DATABASE = "postgres";

  private final Database database;
  private final String cluster;
  private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();

  MaintenanceConnections(Database.Endpoint endpoint, String cluster) {
    this.database = new Database(DATABASE, endpoint);
    this.cluster = cluster;
  }

  /** Some SQL. */
  interface Work {
    void with(Connection connection) throws SQLException;
  }

  /** Works, or throws a {@link ClusterException} that says what could not be done. */
  void perform(String what, Work work) {
    try {
      Connection connection = take();
      try {
        work.with(connection);
      } catch (SQLException | RuntimeException e) {
        close(connection);
        throw e;
      }
      idle.push(connection);
    } catch (SQLException e) {
      throw new ClusterException(
          "Could not " + what + " on " + cluster + ": " + e.getMessage() + advice(e.getSQLState()),
          e);
    }
  }

  @Override
  public void close() {
    for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
      close(connection);
    }
  }

  private Connection take() throws SQLException {
    Connection connection = idle.poll();
    return connection == null ? database.connect() : connection;
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
      case "53100" -> "\nNo room is left. Give another folder: -Dplumbline.data=FOLDER";
      case "53300" -> "\nClose connections, or raise max_connections in the service's settings.";
      case "55006" -> "\nEnd what still uses the database, for example a connection pool.";
      case "08001", "08003", "08006", "57P01", "57P02", "57P03" ->
          "\nThe server cannot be reached: was its cluster closed, or its process killed?";
      default -> "";
    };
  }
}
