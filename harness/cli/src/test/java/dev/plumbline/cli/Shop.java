package dev.plumbline.cli;

import dev.plumbline.postgres.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A service with a changelog that tests write, and a database of its own.
 *
 * @param folder the working directory
 * @param database its database
 */
record Shop(Path folder, Database database) {

  static final String TWO_CHANGESETS =
      """
      --changeset mira:1
      create table loaves (id int);
      --rollback drop table loaves;
      --changeset mira:2
      create table crumbs (id int);
      --rollback drop table crumbs;
      """;

  static Shop in(Path folder, String sql) throws IOException {
    Shop shop = new Shop(folder, PlumblineJar.newDatabase());
    shop.write(sql);
    return shop;
  }

  void write(String sql) throws IOException {
    write("shop", sql);
  }

  /** The changelog of another service in the same folder. */
  void write(String service, String sql) throws IOException {
    Path file = folder.resolve("changelogs/" + service + "/changelog.sql");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "--liquibase formatted sql\n" + sql);
  }

  PlumblineJar jar() {
    return PlumblineJar.inRepository().in(folder).with(database);
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The first column of the first row. */
  String query(String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return String.valueOf(row.getString(1));
    }
  }

  /** Waits until some session is at work on a statement that contains that text. */
  void awaitStatement(String text) throws SQLException, InterruptedException {
    for (int i = 0; i < 1200; i++) {
      if (query(
              "select count(*) from pg_stat_activity where datname = current_database()"
                  + " and state = 'active' and pid <> pg_backend_pid() and query like '%"
                  + text
                  + "%'")
          .equals("1")) {
        return;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("nobody has come to " + text);
  }

  /** {@code host:port/name}. */
  String place() {
    return database.jdbcUrl().replace("jdbc:postgresql://", "");
  }
}
