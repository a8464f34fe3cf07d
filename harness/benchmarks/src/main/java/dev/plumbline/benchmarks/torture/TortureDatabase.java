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

  /** A database cannot be dropped with subscriptions, nor with prepared transactions. */
  private void release() throws SQLException {
    TortureDatabase direct = through(server.port());
    try (Connection connection = direct.connect()) {
      for (String subscription :
          Sql.query(
              connection,
              "select subname from pg_subscription where subdbid = (select oid from pg_database"
                  + " where datname = current_database())")) {
        Sql.execute(connection, "alter subscription " + subscription + " disable");
        Sql.execute(connection, "alter subscription " + subscription + " set (slot_name = none)");
        Sql.execute(connection, "drop subscription " + subscription);
      }
      for (String prepared :
          Sql.query(
              connection,
              "select gid from pg_prepared_xacts where database = current_database()")) {
        Sql.execute(connection, "rollback prepared '" + prepared + "'");
      }
    }
    server.dropSlots();
  }

  @Override
  public void close() throws SQLException {
    release();
    try (Connection connection = server.maintenance()) {
      Sql.execute(connection, "drop database if exists " + name + " with (force)");
      for (String side :
          Sql.query(
              connection,
              "select datname from pg_database where datname like 'torture\\_side\\_%'")) {
        Sql.execute(connection, "drop database if exists " + side + " with (force)");
      }
      for (String space :
          Sql.query(
              connection,
              "select spcname from pg_tablespace where spcname like 'torture\\_space\\_%'")) {
        Sql.execute(connection, "drop tablespace if exists " + space);
      }
    }
  }
}
