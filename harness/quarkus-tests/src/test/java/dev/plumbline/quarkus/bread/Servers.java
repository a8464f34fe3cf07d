package dev.plumbline.quarkus.bread;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Where tests meet that are loaded by different class loaders. */
final class Servers {

  private static final String SEEN = "dev.plumbline.quarkus.server";

  private Servers() {}

  /** Asserts that the server is the one that others have seen in this JVM. */
  static void meet(DataSource dataSource) throws SQLException {
    String server =
        ask(dataSource, "select pg_postmaster_start_time() || ' ' || inet_server_port()");
    String seen = System.getProperty(SEEN);
    System.setProperty(SEEN, server);
    if (seen != null) {
      assertThat(server).isEqualTo(seen);
    }
  }

  static String ask(DataSource dataSource, String question) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(question)) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }
}
