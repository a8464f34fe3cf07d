package dev.plumbline.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Drops databases in the background, one at a time, out of the way of clones: both make the server
 * write a checkpoint, so that a drop beside a clone slows it down. A drop goes just after a clone,
 * while the test that got it works, or when no clone has been asked for in a while. Safe for
 * several threads.
 */
final class DropQueue {

  private static final System.Logger LOG = System.getLogger(DropQueue.class.getName());

  /** How long after a clone the next one is not to be expected yet. */
  private static final Duration LULL = Duration.ofMillis(20);

  /** After a clone two may go, so that a queue gets shorter at one discard a clone. */
  private static final int DROPS_PER_LULL = 2;

  /** Without a clone for so long, drops disturb nobody. */
  private static final Duration QUIET = Duration.ofMillis(100);

  /** From so many on drops go at any time; at 8 to 10 MB each these are about 160 MB. */
  private static final int CROWD = 16;

  /** From so many on whoever discards another one drops one as well. */
  private static final int MOST = 32;

  /** A connection that a test has closed is still listed while its backend ends. */
  private static final Duration ENDING = Duration.ofMillis(250);

  private final MaintenanceConnections connections;

  /** All below guarded by this. */
  private final Deque<Pending> pending = new ArrayDeque<>();

  private @Nullable Thread thread;
  private int dropping;
  private int cloning;
  private long lastClone = System.nanoTime();
  private int allowance;
  private boolean closing;

  DropQueue(MaintenanceConnections connections) {
    this.connections = connections;
  }

  private record Pending(DatabaseName database, long since) {}

  /** A clone is about to be made. */
  synchronized void cloneBegins() {
    cloning++;
  }

  /** It has been made, or has failed. */
  synchronized void cloneEnds() {
    cloning--;
    lastClone = System.nanoTime();
    allowance = DROPS_PER_LULL;
    notifyAll();
  }

  /** Drops it soon; helps, if there is too much to do for the background. */
  void add(DatabaseName database) {
    Pending helping = enqueue(database);
    if (helping != null) {
      drop(helping);
    }
  }

  /** Drops it now, with its connections. */
  void dropNow(DatabaseName database) {
    connections.perform(
        "drop database \"" + database.text() + "\"",
        connection -> {
          if (TemplateName.isOne(database.text())) {
            disown(database, connection);
          }
          MaintenanceConnections.execute(
              connection, "DROP DATABASE IF EXISTS " + database.quoted() + " WITH (FORCE)");
        });
  }

  /**
   * Drops what is pending and what else is left, for a bounded time. The rest a later run's sweep
   * finds.
   *
   * @param rest tells what else is left once nothing is pending
   */
  void finish(Supplier<List<DatabaseName>> rest, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    try {
      awaitNothingPending(deadline);
      for (DatabaseName database : rest.get()) {
        if (System.nanoTime() > deadline) {
          LOG.log(System.Logger.Level.INFO, "Leaving {0} for a later run to drop", database.text());
        } else {
          dropNow(database);
        }
      }
    } catch (ClusterException e) {
      LOG.log(System.Logger.Level.DEBUG, "Leaving databases for a later run to drop", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void awaitNothingPending(long deadline) throws InterruptedException {
    closing = true;
    notifyAll();
    while (!pending.isEmpty() || dropping > 0) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        pending.clear();
        return;
      }
      wait(left);
    }
  }

  private synchronized @Nullable Pending enqueue(DatabaseName database) {
    if (pending.stream().anyMatch(other -> other.database().equals(database))) {
      return null;
    }
    pending.add(new Pending(database, System.nanoTime()));
    if (thread == null) {
      thread = Background.thread("plumbline-drops", this::work);
      thread.start();
    }
    notifyAll();
    return pending.size() > MOST ? take() : null;
  }

  private void work() {
    try {
      for (Pending next = next(); next != null; next = next()) {
        drop(next);
      }
    } catch (InterruptedException e) {
      LOG.log(System.Logger.Level.DEBUG, "No more databases are dropped", e);
    }
  }

  /** Waits for something to do; null at the end. */
  private synchronized @Nullable Pending next() throws InterruptedException {
    while (!isTime()) {
      if (pending.isEmpty() && closing) {
        thread = null;
        return null;
      }
      if (pending.isEmpty()) {
        wait();
      } else {
        wait(QUIET.toMillis());
      }
    }
    allowance--;
    return take();
  }

  private synchronized boolean isTime() {
    if (pending.isEmpty()) {
      return false;
    }
    long idle = System.nanoTime() - lastClone;
    boolean lull = cloning == 0 && idle < LULL.toNanos() && allowance > 0;
    boolean quiet = cloning == 0 && idle >= QUIET.toNanos();
    return lull || quiet || closing || pending.size() > CROWD;
  }

  private synchronized Pending take() {
    dropping++;
    return pending.remove();
  }

  private void drop(Pending next) {
    try {
      endClients(next.database(), next.since() + ENDING.toNanos());
      dropNow(next.database());
    } catch (ClusterException e) {
      failed(next.database(), e);
    } finally {
      synchronized (this) {
        dropping--;
        notifyAll();
      }
    }
  }

  private void endClients(DatabaseName database, long deadline) {
    connections.perform(
        "end the connections to \"" + database.text() + "\"",
        connection -> {
          Backends backends = new Backends(database, connection);
          List<String> clients = backends.clients(deadline);
          if (!clients.isEmpty()) {
            LOG.log(System.Logger.Level.WARNING, leak(database, clients));
            backends.end();
          }
        });
  }

  private static String leak(DatabaseName database, List<String> clients) {
    return DatabaseNames.label(database.text())
        + ": database \""
        + database.text()
        + "\" still had "
        + (clients.size() == 1 ? "1 connection" : clients.size() + " connections")
        + " when it was dropped: "
        + String.join("; ", clients)
        + ". Close them in the test.";
  }

  private synchronized void failed(DatabaseName database, ClusterException e) {
    boolean serverIsGone = MaintenanceConnections.isEndOfConnection(e);
    LOG.log(
        serverIsGone ? System.Logger.Level.DEBUG : System.Logger.Level.WARNING,
        "Leaving database \"" + database.text() + "\" for a later run to drop",
        e);
    if (serverIsGone && closing) {
      pending.clear();
    }
  }

  private static void disown(DatabaseName template, Connection connection) throws SQLException {
    try {
      MaintenanceConnections.execute(
          connection, "ALTER DATABASE " + template.quoted() + " IS_TEMPLATE false");
    } catch (SQLException e) {
      if (!MaintenanceConnections.isGone(e)) {
        throw e;
      }
      LOG.log(System.Logger.Level.DEBUG, "{0} was dropped by somebody else", template.text());
    }
  }
}
