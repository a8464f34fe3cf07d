package dev.plumbline.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;

/** A cluster at an address: what every running server can do, whoever started it. */
final class ServerCluster implements Cluster {

  private final Server server;
  private final Database.Endpoint endpoint;
  private final String version;
  private final String description;
  private final String copying;
  private final MaintenanceConnections connections;

  /** Templates that nobody can connect to any more; guarded by itself. */
  private final Set<DatabaseName> atRest = new HashSet<>();

  /**
   * Describes a server that is ready to accept connections.
   *
   * @param copying the clause that tells CREATE DATABASE how to copy, or {@code ""}
   */
  ServerCluster(Server server, String version, String description, String copying) {
    this.server = server;
    this.endpoint = server.endpoint();
    this.version = version;
    this.description = description;
    this.copying = copying;
    this.connections = new MaintenanceConnections(endpoint, description);
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public Database createDatabase(String name) {
    DatabaseName databaseName = new DatabaseName(name);
    connections.perform(
        "create database \"" + name + "\"",
        connection -> execute(connection, "CREATE DATABASE " + databaseName.quoted() + copying));
    awaken(databaseName);
    return new Database(name, endpoint);
  }

  @Override
  public Database cloneDatabase(Database template, String name) {
    DatabaseName original = own(template);
    DatabaseName copy = new DatabaseName(name);
    connections.perform(
        "clone database \"" + name + "\" from \"" + template.name() + "\"",
        connection -> {
          bringToRest(original, connection);
          execute(
              connection,
              "CREATE DATABASE " + copy.quoted() + " TEMPLATE " + original.quoted() + copying);
        });
    awaken(copy);
    return new Database(name, endpoint);
  }

  @Override
  public void dropDatabase(Database database) {
    DatabaseName name = own(database);
    connections.perform(
        "drop database \"" + database.name() + "\"",
        connection ->
            execute(connection, "DROP DATABASE IF EXISTS " + name.quoted() + " WITH (FORCE)"));
    awaken(name);
  }

  /** Tells the server to stop; does not wait. */
  void release() {
    connections.close();
    server.release();
  }

  /** After {@link #release}: waits until the server and its files are gone. */
  void awaitEnd() {
    server.awaitEnd();
  }

  Database.Endpoint endpoint() {
    return endpoint;
  }

  @Override
  public String toString() {
    return description + " at " + endpoint;
  }

  private DatabaseName own(Database database) {
    if (!database.isAt(endpoint)) {
      throw new IllegalArgumentException(
          database + " is not of this cluster, which is " + this + ". Use the cluster it is of.");
    }
    return new DatabaseName(database.name());
  }

  /** A name that is dropped or given anew stands for a database that accepts connections. */
  private void awaken(DatabaseName name) {
    synchronized (atRest) {
      atRest.remove(name);
    }
  }

  private void bringToRest(DatabaseName template, Connection connection) throws SQLException {
    synchronized (atRest) {
      if (!atRest.contains(template)) {
        execute(connection, "ALTER DATABASE " + template.quoted() + " ALLOW_CONNECTIONS false");
        new Backends(template, connection).end();
        atRest.add(template);
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
