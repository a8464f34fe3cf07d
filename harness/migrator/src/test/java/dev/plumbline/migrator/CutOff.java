package dev.plumbline.migrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.changelog.ChangelogFolder;
import dev.plumbline.servers.Disposable;
import dev.plumbline.servers.Eventually;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Migrations whose session the server ends at a certain moment. */
final class CutOff {

  private CutOff() {}

  /**
   * Migrates in a session of its own, and ends that as soon as the condition holds.
   *
   * @param connection to the same database
   */
  static void when(
      String what, ChangelogFolder folder, Connection connection, Eventually.Condition condition)
      throws Exception {
    when(what, victim -> migrate(folder, victim), connection, condition);
  }

  /** What is cut off, in a session of its own. */
  interface Work {
    void with(Connection victim);
  }

  /** The same for other work. */
  static void when(String what, Work work, Connection connection, Eventually.Condition condition)
      throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    try (Connection victim = Disposable.again(connection)) {
      int pid = Disposable.pid(victim);
      Future<String> ending = other.submit(() -> ending(work, victim));
      Eventually.until(
          what,
          () -> {
            if (ending.isDone()) {
              throw new AssertionError("It ended before \"" + what + "\": " + ending.get());
            }
            return condition.holds();
          });
      Disposable.execute(connection, "select pg_terminate_backend(" + pid + ", 60000)");
      assertThat(ending.get()).startsWith("failed");
    } finally {
      other.shutdown();
    }
  }

  private static void migrate(ChangelogFolder folder, Connection victim) {
    new Migrator(folder.changelog()).migrate(victim, MigrationListener.NONE);
  }

  private static String ending(Work work, Connection victim) {
    try {
      work.with(victim);
      return "succeeded";
    } catch (RuntimeException e) {
      return "failed: " + e;
    }
  }

  /** While the bookkeeping writes a row like that. */
  static void whileNoting(
      ChangelogFolder folder, Connection connection, String writes, String pattern)
      throws Exception {
    whileNoting(victim -> migrate(folder, victim), connection, writes, pattern);
  }

  /** The same for other work. */
  static void whileNoting(Work work, Connection connection, String writes, String pattern)
      throws Exception {
    Bookkeeping.holdUp(connection, writes);
    when(writes, work, connection, () -> Disposable.isExecuting(connection, pattern));
    Bookkeeping.allow(connection);
  }

  static void execute(Connection connection, String... statements) throws SQLException {
    for (String statement : statements) {
      if (!statement.isBlank()) {
        Disposable.execute(connection, statement);
      }
    }
  }
}
