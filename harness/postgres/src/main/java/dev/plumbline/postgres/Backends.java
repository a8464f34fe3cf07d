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

  /** Only a superuser may end autovacuum's; the server does so by itself before it copies. */
  private static final String TERMINATE =
      "SELECT pid, application_name, pg_terminate_backend(pid) FROM pg_stat_activity"
          + " WHERE datname = ? AND (backend_type <> 'autovacuum worker'"
          + " OR current_setting('is_superuser') = 'on')";

  private static final String DESCRIBE =
      "SELECT format('process %s \"%s\", %s since %s, last statement: %s', pid, application_name,"
          + " coalesce(state, 'state unknown'),"
          + " to_char(coalesce(state_change, backend_start), 'HH24:MI:SS'),"
          + " CASE WHEN query ~* 'password' THEN '(not shown, it is about a password)' ELSE"
          + " coalesce(nullif(left(regexp_replace(query, '\\s+', ' ', 'g'), 80), ''), 'none') END)"
          + " FROM pg_stat_activity WHERE datname = ? AND backend_type = 'client backend'"
          + " ORDER BY backend_start";

  /**
   * Describes the clients that are connected, each in a phrase.
   *
   * @param deadline until when they are given time to end, in terms of {@link System#nanoTime}
   */
  List<String> clients(long deadline) throws SQLException {
    List<String> found = describe();
    while (!found.isEmpty() && System.nanoTime() - deadline < 0) {
      pause();
      found = describe();
    }
    return found;
  }

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

  private List<String> describe() throws SQLException {
    List<String> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(DESCRIBE)) {
      statement.setString(1, database.text());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getString(1));
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
