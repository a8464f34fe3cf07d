package dev.plumbline.junit;

import dev.plumbline.postgres.Cluster;
import dev.plumbline.postgres.Database;
import dev.plumbline.rehearsal.DisposableDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Empty databases of a cluster for a rehearsal. Closing discards them. For use by one thread.
 *
 * @param label what to call them
 * @param created by their names
 */
record RehearsalDatabases(Cluster cluster, String label, Map<String, Database> created)
    implements DisposableDatabases, AutoCloseable {

  RehearsalDatabases(Cluster cluster, String label) {
    this(cluster, label, new LinkedHashMap<>());
  }

  @Override
  public Connection create() throws SQLException {
    Database database = cluster.createDatabase(label);
    created.put(database.name(), database);
    return database.connect();
  }

  @Override
  public Connection copy(String original) throws SQLException {
    Database database = cluster.cloneDatabase(known(original), label);
    created.put(database.name(), database);
    return database.connect();
  }

  @Override
  public Connection again(Connection first) throws SQLException {
    return known(first.getCatalog()).connect();
  }

  private Database known(String name) {
    Database database = created.get(name);
    if (database == null) {
      throw new IllegalArgumentException(name + " is not a database of this rehearsal");
    }
    return database;
  }

  @Override
  public void close() {
    created.values().forEach(cluster::discard);
  }
}
