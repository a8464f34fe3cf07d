package dev.plumbline.benchmarks.verify;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.ds.PGSimpleDataSource;

/** A process that asks the database for nothing: what every other one takes at least. */
final class SelectMain {

  private SelectMain() {}

  /** Arguments: JDBC URL, user, password. */
  public static void main(String... arguments) throws SQLException {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(arguments[0]);
    database.setUser(arguments[1]);
    database.setPassword(arguments[2]);
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select 1")) {
      row.next();
      System.out.println(row.getInt(1));
    }
  }
}
