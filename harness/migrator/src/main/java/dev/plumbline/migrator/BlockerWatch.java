package dev.plumbline.migrator;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Looks, while a statement runs, who keeps it waiting. That takes a second connection, since the
 * first one is busy waiting.
 */
final class BlockerWatch implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(BlockerWatch.class.getName());
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  /** A connection takes its time, too, and most runs need none. */
  private static final Duration CONNECT_AFTER = Duration.ofMillis(100);

  private static final Duration SHORTEST = Duration.ofMillis(50);

  private final StatementRunner runner;
  private final Progress progress;
  private final int backend;
  private final Duration interval;
  private final @Nullable Thread thread;
  private volatile List<Session> lastSeen = List.of();

  private BlockerWatch(GuardedRun run) {
    runner = run.liquibase().runner();
    progress = run.progress();
    backend = run.lock().backend();
    interval = interval(run.settings().options().lockTimeout());
    DataSource observer = run.settings().observer();
    thread = observer == null ? null : new Thread(() -> watch(observer), "plumbline-blockers");
  }

  /** Starts to look, if there is a second way into the database. */
  static BlockerWatch start(GuardedRun run) {
    BlockerWatch watch = new BlockerWatch(run);
    if (watch.thread != null) {
      watch.thread.setDaemon(true);
      watch.thread.start();
    }
    return watch;
  }

  /** Often enough to see something before the statement gives up. */
  private static Duration interval(Duration lockTimeout) {
    Duration third = lockTimeout.dividedBy(3);
    if (lockTimeout.isZero() || third.compareTo(INTERVAL) > 0) {
      return INTERVAL;
    }
    return third.compareTo(SHORTEST) < 0 ? SHORTEST : third;
  }

  private void watch(DataSource observer) {
    try {
      while (runner.running().orElse(0) < CONNECT_AFTER.toNanos()) {
        Thread.sleep(CONNECT_AFTER.toMillis());
      }
      try (Connection connection = observer.getConnection()) {
        connection.setAutoCommit(true);
        while (true) {
          look(connection);
          Thread.sleep(interval.toMillis());
        }
      }
    } catch (InterruptedException e) {
      LOG.log(System.Logger.Level.TRACE, "The migration has ended");
    } catch (SQLException e) {
      LOG.log(
          System.Logger.Level.INFO,
          "Cannot find out who blocks the migration: {0}",
          ServerMessage.of(e));
    }
  }

  private void look(Connection connection) throws SQLException {
    OptionalLong running = runner.running();
    if (running.orElse(0) < interval.toNanos()) {
      return;
    }
    List<Session> blockers = Sessions.blocking(connection, backend);
    if (!blockers.isEmpty()) {
      lastSeen = blockers;
      progress.blocked(Duration.ofNanos(running.getAsLong()), blockers);
    }
  }

  List<Session> lastSeen() {
    return lastSeen;
  }

  void forget() {
    lastSeen = List.of();
  }

  @Override
  public void close() {
    if (thread == null) {
      return;
    }
    thread.interrupt();
    try {
      thread.join(INTERVAL.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
