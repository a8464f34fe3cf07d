package dev.plumbline.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.changelog.Changelog;
import dev.plumbline.changelog.ChangelogNotFoundException;
import dev.plumbline.changelog.SearchPath;
import dev.plumbline.postgres.Database;
import dev.plumbline.postgres.PostgresSpecification;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

@PlumblineTest("shop")
class MigratedDatabasesTest {

  @Test
  void theServerIsTheOneOfTheJUnitTests(ServiceDatabase ofJUnit) {
    try (MigratedDatabases shop = MigratedDatabases.of("shop")) {
      assertThat(server(shop.newDatabase().jdbcUrl())).isEqualTo(server(ofJUnit.jdbcUrl()));
    }
  }

  private static String server(String jdbcUrl) {
    return jdbcUrl.substring(0, jdbcUrl.lastIndexOf('/'));
  }

  @Test
  void eachIsFreshAndAllAreGoneAtTheEnd() throws SQLException {
    Database one;
    try (MigratedDatabases shop = MigratedDatabases.of("shop")) {
      one = shop.newDatabase();
      try (Connection connection = one.connect();
          Statement statement = connection.createStatement()) {
        statement.execute("insert into products (name, price) values ('Rye', 3)");
      }
      Database other = shop.newDatabase();
      try (Connection connection = other.connect();
          Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("select count(*) from products")) {
        assertThat(row.next()).isTrue();
        assertThat(row.getInt(1)).isZero();
      }
      shop.discard(other);
    }

    assertThatExceptionOfType(SQLException.class).isThrownBy(one::connect);
  }

  @Test
  void changelogAndServerMayBeSaid() throws SQLException {
    Changelog changelog = Changelog.locate("shop", SearchPath.classPath());
    PostgresSpecification postgres = new PostgresSpecification("", Map.of("work_mem", "9MB"));
    try (MigratedDatabases shop = MigratedDatabases.of(changelog, postgres);
        Connection connection = shop.newDatabase().connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("select current_setting('work_mem'), count(*) from products")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString(1)).isEqualTo("9MB");
      assertThat(row.getInt(2)).isZero();
    }
  }

  @Test
  void aMissingExtensionIsNamedWithTheServersThatMayHaveIt() {
    assertThatExceptionOfType(ExtensionConfigurationException.class)
        .isThrownBy(() -> MigratedDatabases.of("map"))
        .withMessageContaining("needs the extension \"postgis\"")
        .withMessageContaining("-Dplumbline.postgres=installed");
  }

  @Test
  void aServiceWithoutAChangelogIsRefused() {
    assertThatExceptionOfType(ChangelogNotFoundException.class)
        .isThrownBy(() -> MigratedDatabases.of("shopp"))
        .withMessageContaining("shop");
  }
}
