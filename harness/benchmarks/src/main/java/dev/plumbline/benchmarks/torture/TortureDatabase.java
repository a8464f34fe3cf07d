package dev.plumbline.benchmarks.torture;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A database to be migrated.
 *
 * @param server that it is on
 * @param name its name
 * @param port where clients connect to; a proxy's, perhaps
 * @param username the role
 * @param password of the role
 */
record TortureDatabase(
    TortureServer server, String name, int port, String username, String password)
    implements AutoCloseable {

  /** The same, through another port. */
  TortureDatabase through(int otherPort) {
    return new TortureDatabase(server, name, otherPort, username, password);
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), username, password);
  }

  @Override
  public String toString() {
    return url();
  }

  @Override
  public void close() throws SQLException {
    try (Connection connection = server.maintenance()) {
      Sql.execute(connection, "drop database if exists " + name + " with (force)");
    }
  }
}
