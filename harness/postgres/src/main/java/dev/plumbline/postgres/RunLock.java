package dev.plumbline.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Tells other runs on the same server that this one lives: an advisory lock for as long as the
 * cluster is open, and taken again at once if its connection breaks. The server lets go of it when
 * this JVM dies, however it dies. Safe for several threads.
 */
final class RunLock implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(RunLock.class.getName());

  /** Tells our locks on runs from other advisory locks: "plum" in ASCII. */
  static final int LOCK_CLASS = 0x706c756d;

  /** A run may be served by its own dying session as well, so they share. */
  private static final String LOCK = "SELECT pg_advisory_lock_shared(?, ?)";

  private static final int RADIX = 36;
  private static final long RETRY_MILLIS = 50;

  /** Between looks whether the connection still stands, which are empty statements. */
  private static final long LOOK_MILLIS = 200;

  private static final int ANSWER_SECONDS = 5;
  private static final long PATIENCE_MILLIS = 10_000;
  private static final Executor AT_ONCE = Runnable::run;

  private final MaintenanceConnections connections;
  private final String run;

  /** Guarded by this. */
  private @Nullable Connection connection;

  private @Nullable SQLException failure;
  private boolean closed;

  /** Begins to take the lock, in the background. */
  RunLock(MaintenanceConnections connections, String run) {
    this.connections = connections;
    this.run = run;
    Background.thread("plumbline-run-" + run, this::hold).start();
  }

  /** The number of a run's lock. */
  static int number(String run) {
    return (int) Long.parseLong(run, RADIX);
  }

  /** Waits until the lock is held: before that, nothing must be created that bears the run's id. */
  synchronized void await() {
    long deadline = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    try {
      while (connection == null && !closed) {
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          throw connections.failure(
              "hold the lock that tells other runs that this one lives",
              failure == null ? new SQLException("no answer from the server") : failure);
        }
        wait(left);
      }
      if (closed) {
        throw new ClusterException(
            "The cluster is closed. Ask for databases before its Clusters is closed.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClusterException("Interrupted while waiting for the server", e);
    }
  }

  @Override
  public void close() {
    Connection last;
    synchronized (this) {
      closed = true;
      last = connection;
      connection = null;
      notifyAll();
    }
    if (last != null) {
      abort(last);
    }
  }

  private void hold() {
    while (!isClosed()) {
      try (Connection session = connections.open("plumbline run " + run)) {
        lock(session);
        if (set(session)) {
          awaitEnd(session);
        }
      } catch (SQLException e) {
        lost(e);
        pause(RETRY_MILLIS);
      }
    }
  }

  private void lock(Connection session) throws SQLException {
    try (PreparedStatement statement = session.prepareStatement(LOCK)) {
      statement.setInt(1, LOCK_CLASS);
      statement.setInt(2, number(run));
      statement.execute();
    }
  }

  private void awaitEnd(Connection session) throws SQLException {
    while (!isClosed()) {
      if (!session.isValid(ANSWER_SECONDS)) {
        throw new SQLException("no answer", "08006");
      }
      pause(LOOK_MILLIS);
    }
  }

  private synchronized boolean set(Connection session) {
    if (closed) {
      return false;
    }
    connection = session;
    failure = null;
    notifyAll();
    return true;
  }

  private synchronized void lost(SQLException e) {
    if (!closed && failure == null) {
      LOG.log(
          connection == null ? System.Logger.Level.DEBUG : System.Logger.Level.INFO,
          "The connection that shows other runs that run {0} lives broke; connecting again: {1}",
          run,
          e.getMessage());
    }
    connection = null;
    failure = e;
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      close();
    }
  }

  /** Does not wait for the thread that uses it. */
  private static void abort(Connection connection) {
    try {
      connection.abort(AT_ONCE);
    } catch (SQLException e) {
      LOG.log(System.Logger.Level.DEBUG, "The run's connection did not close cleanly", e);
    }
  }
}
