package dev.plumbline.benchmarks.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A query that takes long keeps a migration from altering a table, and the migration keeps
 * everybody else from reading it: for how long?
 *
 * @param held for how long the query held its lock
 * @param waited the longest that a short query of somebody else took meanwhile
 * @param exitCode of the migration; negative if it did not end
 * @param said what the migration said
 */
record LongReader(Duration held, Duration waited, int exitCode, String said) {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration PACE = Duration.ofMillis(10);

  private static final String BEFORE =
      """
      --liquibase formatted sql
      --changeset torture:1
      create table loaves (id int primary key);
      """;

  private static final String AFTER =
      BEFORE + "--changeset torture:2\nalter table loaves add column name text;\n";

  static LongReader against(Subject subject, Duration hold, TortureServer server, Path folder)
      throws IOException, InterruptedException, SQLException {
    Path changelog = folder.resolve(TortureChangelog.PATH);
    Files.createDirectories(changelog.getParent());
    Files.writeString(changelog, BEFORE);
    try (TortureDatabase database = server.create()) {
      try (MigratorProcess first = subject.start(folder, database)) {
        FaultScenario.requireSuccess(first);
      }
      Files.writeString(changelog, AFTER);
      try (Connection reader = database.connect();
          ShortQueries others = ShortQueries.start(database)) {
        reader.setAutoCommit(false);
        Sql.query(reader, "select id from loaves");
        try (MigratorProcess migration = subject.start(folder, database)) {
          long start = awaitBlocked(database, migration);
          Thread.sleep(hold.toMillis());
          reader.rollback();
          Duration held = Duration.ofNanos(System.nanoTime() - start);
          OptionalInt end = migration.end(PATIENCE);
          return new LongReader(held, others.longest(), end.orElse(-1), migration.said());
        }
      }
    }
  }

  /** The lock is held for longer than that, but it disturbs nobody before. */
  private static long awaitBlocked(TortureDatabase database, MigratorProcess migration)
      throws InterruptedException, SQLException {
    try (Connection connection = database.connect()) {
      while (Sql.query(connection, "select pid from pg_locks where not granted").isEmpty()
          && migration.isAlive()) {
        Thread.sleep(PACE.toMillis());
      }
    }
    return System.nanoTime();
  }

  /** What services go on doing. */
  private static final class ShortQueries implements AutoCloseable {

    private final Thread thread;
    private final AtomicLong longest = new AtomicLong();
    private final AtomicReference<SQLException> failure = new AtomicReference<>();

    private ShortQueries(TortureDatabase database) {
      thread = new Thread(() -> ask(database), "torture-queries");
      thread.setDaemon(true);
    }

    static ShortQueries start(TortureDatabase database) {
      ShortQueries queries = new ShortQueries(database);
      queries.thread.start();
      return queries;
    }

    private void ask(TortureDatabase database) {
      try (Connection connection = database.connect()) {
        while (true) {
          long start = System.nanoTime();
          Sql.query(connection, "select count(*) from loaves");
          longest.accumulateAndGet(System.nanoTime() - start, Math::max);
          Thread.sleep(PACE.toMillis());
        }
      } catch (SQLException e) {
        failure.set(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    Duration longest() throws SQLException {
      SQLException failed = failure.get();
      if (failed != null) {
        throw failed;
      }
      return Duration.ofNanos(longest.get());
    }

    @Override
    public void close() throws InterruptedException {
      thread.interrupt();
      thread.join();
    }
  }
}
