package dev.plumbline.benchmarks.firstquery;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The query that a database must have been migrated for: service {@code auth}'s users. */
public final class FirstQuery {

  /** How the line begins that is printed when it has returned. */
  public static final String DONE = "first query";

  static final String SERVICE = "auth";
  static final String CHANGELOG = "changelogs/auth/db.changelog-master.yaml";

  private FirstQuery() {}

  static void run(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet users = statement.executeQuery("SELECT count(*) FROM users")) {
      users.next();
      System.out.println(DONE + ": " + users.getInt(1) + " users");
    }
  }
}
