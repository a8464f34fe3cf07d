package dev.plumbline.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.migrator.ChangelogNotFoundException;
import dev.plumbline.postgres.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class MigratedDatabasesTest {

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
  void aServiceWithoutAChangelogIsRefused() {
    assertThatExceptionOfType(ChangelogNotFoundException.class)
        .isThrownBy(() -> MigratedDatabases.of("shopp"))
        .withMessageContaining("shop");
  }
}
