package dev.plumbline.benchmarks.databases;

import dev.plumbline.postgres.Cluster;
import dev.plumbline.postgres.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/** The floor: what the server itself needs, on a connection that is open and warm. */
final class RawClones implements AutoCloseable {

  /** PostgreSQL's ways to copy; the second is what it does unless told. */
  static final List<String> STRATEGIES = List.of("FILE_COPY", "WAL_LOG");

  private static final Duration QUIET = Duration.ofMillis(300);
  private static final Duration QUIET_LIMIT = Duration.ofSeconds(10);

  private final Connection connection;
  private int count;

  RawClones(Cluster cluster) throws SQLException {
    connection = cluster.createDatabase("floor").connect();
  }

  /** How a strategy is called in reports. */
  static String subject(String strategy) {
    return "CREATE DATABASE … STRATEGY " + strategy;
  }

  /** Times one clone, and drops it. */
  Duration time(Database template, String strategy) throws SQLException {
    String name = "raw_" + ++count;
    String create =
        "CREATE DATABASE " + name + " TEMPLATE \"" + template.name() + "\" STRATEGY " + strategy;
    long start = System.nanoTime();
    execute(create);
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    execute("DROP DATABASE " + name);
    return time;
  }

  /** Waits until nobody creates or drops databases in the background any more. */
  void awaitQuiet() throws SQLException, InterruptedException {
    long limit = System.nanoTime() + QUIET_LIMIT.toNanos();
    String before = "";
    String now = databases();
    while (!now.equals(before) && System.nanoTime() < limit) {
      Thread.sleep(QUIET.toMillis());
      before = now;
      now = databases();
    }
  }

  private String databases() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "SELECT coalesce(string_agg(oid::text, ',' ORDER BY oid), '') FROM pg_database")) {
      result.next();
      return result.getString(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
