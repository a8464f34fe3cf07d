package dev.plumbline.postgres;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A running server that several "JVMs" use: each {@link #join} is a run of its own. */
final class SharedServer implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(15);

  private final Clusters clusters = new Clusters();
  private final ServerCluster owner;
  private final List<ServerCluster> joined = new ArrayList<>();
  private boolean stopped;

  SharedServer(String version) throws SQLException {
    owner = (ServerCluster) clusters.cluster(new PostgresSpecification(version, Map.of()));
    clean();
  }

  SharedServer() throws SQLException {
    this("");
  }

  /** A server that somebody else ends. */
  record Borrowed(Database.Endpoint endpoint) implements Server {

    @Override
    public Optional<Path> passwordFile() {
      return Optional.of(Path.of("/somewhere/with space/pgpass"));
    }

    @Override
    public String outlive() {
      return "The server runs for as long as its owner likes.";
    }

    @Override
    public void release() {}

    @Override
    public void awaitEnd() {}
  }

  ServerCluster join() {
    return join(new TemplateSettings(false, 64));
  }

  ServerCluster join(TemplateSettings settings) {
    return join(owner.endpoint(), settings);
  }

  /** Joins as another user. */
  ServerCluster joinAs(String user, String password) {
    Database.Endpoint endpoint = owner.endpoint();
    return join(
        new Database.Endpoint(endpoint.host(), endpoint.port(), user, password),
        new TemplateSettings(false, 64));
  }

  private ServerCluster join(Database.Endpoint endpoint, TemplateSettings settings) {
    ServerCluster cluster =
        new ServerCluster(new Borrowed(endpoint), owner.version(), "a shared server", settings);
    joined.add(cluster);
    return cluster;
  }

  Database.Endpoint endpoint() {
    return owner.endpoint();
  }

  /** For statements on the server itself. */
  Database maintenance() {
    return new Database("postgres", owner.endpoint());
  }

  List<String> databases(String condition) throws SQLException {
    String names =
        Sql.value(
            maintenance(),
            "SELECT coalesce(string_agg(datname, E'\\n' ORDER BY datname), '') FROM pg_database"
                + " WHERE "
                + condition);
    return names.lines().toList();
  }

  List<String> templates() throws SQLException {
    return databases("datname LIKE 'plumbline\\_template\\_%'");
  }

  /** The databases of runs, clones and half-built templates among them. */
  List<String> ofRuns() throws SQLException {
    return databases("datname LIKE 'plumbline\\_______\\_%'");
  }

  /** Waits until something is so. */
  static void await(String what, BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("Not within " + LIMIT.toSeconds() + " s: " + what);
      }
      Thread.sleep(5);
    }
  }

  /** Waits until a query says {@code t}. */
  void awaitTrue(String query) throws InterruptedException {
    await(
        query,
        () -> {
          try {
            return Sql.value(maintenance(), query).equals("t");
          } catch (SQLException e) {
            throw new AssertionError(e);
          }
        });
  }

  /** Ends the server under everybody. */
  void stop() {
    stopped = true;
    clusters.close();
  }

  @Override
  public void close() throws SQLException {
    joined.forEach(ServerCluster::release);
    if (!stopped) {
      clean();
    }
    clusters.close();
  }

  /** The cluster is one that other runs of these tests have used, and will. */
  private void clean() throws SQLException {
    for (String template : templates()) {
      Sql.run(maintenance(), "ALTER DATABASE \"" + template + "\" IS_TEMPLATE false");
    }
    // The owner's sweep may be dropping some of them as well.
    for (String name : databases("datname LIKE 'plumbline%'")) {
      Sql.run(maintenance(), "DROP DATABASE IF EXISTS \"" + name + "\" WITH (FORCE)");
    }
    Sql.run(maintenance(), "DROP ROLE IF EXISTS limited");
  }
}
