package dev.plumbline.benchmarks.torture;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * When to disturb a migration: so much later than so many changeSets are recorded. By the clock
 * alone, it would depend on how busy the machine is.
 *
 * @param recorded how many changeSets; negative for as soon as it is connected
 * @param later how much later than that
 */
record Moment(int recorded, Duration later) {

  private static final Duration POLL = Duration.ofMillis(2);

  /** Connecting, reading the changelog and looking at the database, as a part of all. */
  private static final int BEGINNING = 2;

  /** A changeSet takes no longer than that many average ones, hardly ever. */
  private static final int LONGEST = 3;

  /**
   * One of a run that takes that long.
   *
   * @param span from its first connection to its end
   */
  static Moment random(RandomGenerator random, Duration span) {
    int recorded = random.nextInt(-1, TortureChangelog.SIZE);
    long longest =
        recorded < 0
            ? span.toNanos() / BEGINNING
            : span.toNanos() * LONGEST / TortureChangelog.SIZE;
    return new Moment(recorded, Duration.ofNanos(random.nextLong(longest)));
  }

  /** Waits for it, or for the end of the migration, if that comes before. */
  void await(TortureServer server, TortureDatabase database, MigratorProcess process)
      throws InterruptedException, SQLException {
    awaitConnection(server, database, process);
    if (recorded >= 0) {
      try (Connection connection = database.connect()) {
        while (process.isAlive() && recorded(connection) < recorded) {
          Thread.sleep(POLL.toMillis());
        }
      }
    }
    Thread.sleep(later.toMillis());
  }

  static void awaitConnection(
      TortureServer server, TortureDatabase database, MigratorProcess process)
      throws InterruptedException, SQLException {
    try (Connection connection = server.maintenance()) {
      while (process.isAlive() && TortureServer.sessions(connection, database.name()).isEmpty()) {
        Thread.sleep(POLL.toMillis());
      }
    }
  }

  /** How many changeSets are recorded now. */
  static int recorded(Connection connection) throws SQLException {
    return Sql.query(connection, "select to_regclass('databasechangelog')").contains("null")
        ? 0
        : Integer.parseInt(Sql.query(connection, "select count(*) from databasechangelog").get(0));
  }

  @Override
  public String toString() {
    return recorded < 0
        ? String.format(Locale.ROOT, "%d ms after its first connection", later.toMillis())
        : String.format(Locale.ROOT, "%d ms after %d changeSets", later.toMillis(), recorded);
  }
}
