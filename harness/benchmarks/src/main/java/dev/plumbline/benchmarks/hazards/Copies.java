package dev.plumbline.benchmarks.hazards;

import dev.plumbline.postgres.Cluster;
import dev.plumbline.postgres.Database;
import dev.plumbline.rehearsal.DisposableDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Copies of one database, dropped at the end. Instead of empty ones: a migration to what the
 * original holds has nothing to do. Not safe for several threads.
 */
final class Copies implements DisposableDatabases, AutoCloseable {

  private final Cluster cluster;
  private final Database original;
  private final Map<String, Database> made = new LinkedHashMap<>();

  Copies(Cluster cluster, Database original) {
    this.cluster = cluster;
    this.original = original;
  }

  @Override
  public Connection create() throws SQLException {
    return copyOf(original);
  }

  @Override
  public Connection copy(String database) throws SQLException {
    return copyOf(Objects.requireNonNull(made.get(database), database));
  }

  private Connection copyOf(Database from) throws SQLException {
    Database copy = cluster.cloneDatabase(from, "hazards");
    made.put(copy.name(), copy);
    return copy.connect();
  }

  @Override
  public Connection again(Connection first) throws SQLException {
    return Objects.requireNonNull(made.get(first.getCatalog())).connect();
  }

  @Override
  public void close() {
    made.values().forEach(cluster::discard);
  }
}
