package dev.plumbline.spring.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** What can be asked of the small service's database. */
final class Bread {

  private Bread() {}

  static String value(DataSource dataSource, String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return String.valueOf(row.getString(1));
    }
  }

  static void execute(DataSource dataSource, String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static String database(DataSource dataSource) throws SQLException {
    return value(dataSource, "select current_database()");
  }

  static int loaves(DataSource dataSource) throws SQLException {
    return Integer.parseInt(value(dataSource, "select count(*) from loaf"));
  }

  static void bake(DataSource dataSource, int id) throws SQLException {
    execute(dataSource, "insert into loaf (id, name) values (" + id + ", 'rye')");
  }

  /** It is Plumbline's, fresh, and nothing has migrated it since. */
  static void assertMigratedOnce(DataSource dataSource) throws SQLException {
    assertThat(database(dataSource)).startsWith("plumbline_").contains("bread");
    assertThat(loaves(dataSource)).isZero();
    assertThat(value(dataSource, "select count(*) from runs")).isEqualTo("1");
    assertThat(value(dataSource, "select to_regclass('flyway_schema_history') is null"))
        .isEqualTo("t");
  }
}
