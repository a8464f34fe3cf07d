package dev.plumbline.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The server processes that work in one database, autovacuum's included.
 *
 * @param database the database
 * @param connection to another database of the same server
 */
record Backends(DatabaseName database, Connection connection) {

  /** A backend ends in milliseconds unless it is deep in a computation. */
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** The server's own ways of waiting for a backend's end look every 100 ms only. */
  private static final long POLL_MILLIS = 1;

  private static final String TERMINATE =
      "SELECT pid, application_name, pg_terminate_backend(pid) FROM pg_stat_activity"
          + " WHERE datname = ?";

  /** Ends them all and waits until they are gone. */
  void end() throws SQLException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    for (List<String> left = terminate(); !left.isEmpty(); left = terminate()) {
      if (System.nanoTime() > deadline) {
        throw new SQLException(
            "Connections to \""
                + database.text()
                + "\" did not end within "
                + LIMIT.toSeconds()
                + " s: "
                + String.join(", ", left),
            "55006");
      }
      pause();
    }
  }

  private List<String> terminate() throws SQLException {
    List<String> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(TERMINATE)) {
      statement.setString(1, database.text());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add("process " + rows.getInt(1) + " (" + rows.getString(2) + ")");
        }
      }
    }
    return found;
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClusterException("Interrupted while waiting for connections to end", e);
    }
  }
}
