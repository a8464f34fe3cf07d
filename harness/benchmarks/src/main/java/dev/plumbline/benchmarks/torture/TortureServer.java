package dev.plumbline.benchmarks.torture;

import dev.plumbline.postgres.Clusters;
import dev.plumbline.postgres.Database;
import dev.plumbline.postgres.PostgresSpecification;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A server that keeps what it has promised when it crashes: unlike those for tests, it tells nobody
 * that something is committed before it has written it.
 */
final class TortureServer implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long POLL_MILLIS = 10;
  private static final Map<String, String> SETTINGS =
      Map.of(
          "synchronous_commit", "on",
          "full_page_writes", "on",
          "wal_level", "replica",
          "max_prepared_transactions", "30",
          "restart_after_crash", "on");

  /** Of the server that others subscribe to, which nobody tortures. */
  private static final Map<String, String> PUBLISHING =
      Map.of("wal_level", "logical", "max_wal_senders", "30", "max_replication_slots", "30");

  private final Clusters clusters;
  private final Database maintenance;
  private final Database publisher;
  private final String version;
  private int count;

  private TortureServer(
      Clusters clusters, Database maintenance, Database publisher, String version) {
    this.clusters = clusters;
    this.maintenance = maintenance;
    this.publisher = publisher;
    this.version = version;
  }

  static TortureServer start(Path folder) throws IOException, SQLException {
    Files.createDirectories(folder);
    System.setProperty("plumbline.data", folder.toString());
    Clusters clusters = new Clusters();
    var cluster = clusters.cluster(new PostgresSpecification("", SETTINGS));
    Database publisher =
        clusters.cluster(new PostgresSpecification("", PUBLISHING)).createDatabase("publisher");
    try (Connection connection = publisher.connect()) {
      Sql.execute(connection, "create publication torture_a");
      Sql.execute(connection, "create publication torture_b");
    }
    return new TortureServer(
        clusters, cluster.createDatabase("maintenance"), publisher, cluster.version());
  }

  /** How PostgreSQL connects to the server that others subscribe to. */
  String publisher() {
    URI address = URI.create(publisher.jdbcUrl().substring("jdbc:".length()));
    return "host=127.0.0.1 port="
        + address.getPort()
        + " dbname="
        + publisher.name()
        + " user="
        + publisher.username()
        + " password="
        + publisher.password();
  }

  /**
   * Does at the publisher what the migrator asks for where a subscription was cut off while it was
   * made; drops the slots that nobody uses.
   *
   * @return how many there were
   */
  int dropSlots() throws SQLException {
    try (Connection connection = publisher.connect()) {
      Sql.query(
          connection,
          "select pg_terminate_backend(active_pid, 60000) from pg_replication_slots where active");
      return Sql.query(
              connection, "select pg_drop_replication_slot(slot_name) from pg_replication_slots")
          .size();
    }
  }

  String version() {
    return version;
  }

  /** A new, empty database; the caller drops it. */
  TortureDatabase create() throws SQLException {
    String name = "torture_" + ++count;
    try (Connection connection = maintenance.connect()) {
      Sql.execute(connection, "create database " + name);
    }
    return new TortureDatabase(this, name, port(), maintenance.username(), maintenance.password());
  }

  int port() {
    return URI.create(maintenance.jdbcUrl().substring("jdbc:".length())).getPort();
  }

  /** To another database of the server than the one that is tortured. */
  Connection maintenance() throws SQLException {
    return maintenance.connect();
  }

  /**
   * As {@code kill -9} of one of its processes, or the kernel for want of memory, makes it: the
   * server ends all sessions at once, and recovers from its log. Returns when it has begun.
   *
   * @throws IOException if the process cannot be killed
   */
  void crash() throws IOException, InterruptedException, SQLException {
    try (Connection killed = maintenance.connect();
        Connection witness = maintenance.connect()) {
      long pid = Long.parseLong(Sql.query(killed, "select pg_backend_pid()").get(0));
      if (!ProcessHandle.of(pid).map(ProcessHandle::destroyForcibly).orElse(false)) {
        throw new IOException("Cannot kill the server's process " + pid);
      }
      while (witness.isValid(0)) {
        Thread.sleep(POLL_MILLIS);
      }
    }
  }

  /** Waits until it answers. */
  void awaitRecovery() throws InterruptedException, SQLException {
    long start = System.nanoTime();
    while (true) {
      try (Connection connection = maintenance.connect()) {
        Sql.query(connection, "select 1");
        return;
      } catch (SQLException e) {
        if (System.nanoTime() - start > PATIENCE.toNanos()) {
          throw e;
        }
        Thread.sleep(POLL_MILLIS);
      }
    }
  }

  /** The sessions of a database's clients. */
  List<String> sessions(String database) throws SQLException {
    try (Connection connection = maintenance.connect()) {
      return sessions(connection, database);
    }
  }

  static List<String> sessions(Connection connection, String database) throws SQLException {
    return Sql.query(
        connection,
        "select pid from pg_stat_activity where backend_type = 'client backend' and datname = '"
            + database
            + "'");
  }

  @Override
  public void close() {
    clusters.close();
  }
}
