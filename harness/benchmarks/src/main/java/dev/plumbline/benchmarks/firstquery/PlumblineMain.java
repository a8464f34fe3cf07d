package dev.plumbline.benchmarks.firstquery;

import dev.plumbline.junit.MigratedDatabases;
import java.sql.Connection;
import java.sql.SQLException;

/** The same as {@link PlumblineFirstQuery} without JUnit. */
public final class PlumblineMain {

  private PlumblineMain() {}

  /** Without arguments. */
  public static void main(String... arguments) throws SQLException {
    try (MigratedDatabases databases = MigratedDatabases.of(FirstQuery.SERVICE)) {
      try (Connection connection = databases.newDatabase().connect()) {
        FirstQuery.run(connection);
      }
    }
  }
}
