package dev.plumbline.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/**
 * The right to build templates of a family: an advisory lock, which goes with its connection, so
 * that a killed builder holds up nobody.
 */
final class FamilyLock implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(FamilyLock.class.getName());

  /** Longer than anybody's changelog takes. */
  static final Duration PATIENCE = Duration.ofMinutes(10);

  /** After so long it is worth telling why nothing happens. */
  private static final Duration WORTH_TELLING = Duration.ofSeconds(1);

  private static final long POLL_MILLIS = 20;

  /** Tells these locks from other advisory locks: "plut" in ASCII, and the family's hash. */
  private static final int LOCK_CLASS = 0x706c7574;

  private static final String HOLDER =
      "SELECT format('process %s (%s), connected since %s', a.pid, a.application_name,"
          + " to_char(a.backend_start, 'YYYY-MM-DD HH24:MI:SS TZ')) FROM pg_locks l"
          + " JOIN pg_stat_activity a ON a.pid = l.pid WHERE l.locktype = 'advisory' AND l.granted"
          + " AND l.classid::int8 = ? AND l.objid::int8 = ? AND a.datname = current_database()";

  private final MaintenanceConnections connections;
  private final Connection connection;
  private final String label;
  private final int number;

  private FamilyLock(
      MaintenanceConnections connections, Connection connection, String label, int number) {
    this.connections = connections;
    this.connection = connection;
    this.label = label;
    this.number = number;
  }

  /**
   * Waits for it, without a transaction, which would hold up others.
   *
   * @throws ClusterException if that takes longer than the patience; it names the holder
   */
  static FamilyLock acquire(
      MaintenanceConnections connections, String family, String label, Duration patience) {
    String what = "get the right to build template " + label;
    try {
      Connection connection = connections.open("plumbline builds template " + label);
      FamilyLock lock = new FamilyLock(connections, connection, label, family.hashCode());
      try {
        lock.await(patience);
        return lock;
      } catch (SQLException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (SQLException e) {
      throw connections.failure(what, e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.log(System.Logger.Level.DEBUG, "A builder's connection did not close cleanly", e);
    }
  }

  private void await(Duration patience) throws SQLException {
    long start = System.nanoTime();
    boolean told = false;
    while (!tryLock()) {
      Duration waited = Duration.ofNanos(System.nanoTime() - start);
      if (waited.compareTo(patience) > 0) {
        throw new ClusterException(
            "Waited "
                + patience.toSeconds()
                + " s for template "
                + label
                + ", which is being built by "
                + holder()
                + ". If that hangs, end it, or the JVM that it belongs to.");
      }
      if (!told && waited.compareTo(WORTH_TELLING) > 0) {
        told = true;
        LOG.log(
            System.Logger.Level.INFO, "Template {0}: waiting for {1} to build it", label, holder());
      }
      pause();
    }
  }

  private boolean tryLock() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT pg_try_advisory_lock(?, ?)")) {
      statement.setInt(1, LOCK_CLASS);
      statement.setInt(2, number);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() && rows.getBoolean(1);
      }
    }
  }

  private String holder() {
    return connections.ask(
        "see who builds template " + label,
        other -> {
          try (PreparedStatement statement = other.prepareStatement(HOLDER)) {
            statement.setLong(1, LOCK_CLASS);
            statement.setLong(2, Integer.toUnsignedLong(number));
            try (ResultSet rows = statement.executeQuery()) {
              return rows.next() ? rows.getString(1) : "a process that has just ended";
            }
          }
        });
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClusterException("Interrupted while waiting for another builder", e);
    }
  }
}
