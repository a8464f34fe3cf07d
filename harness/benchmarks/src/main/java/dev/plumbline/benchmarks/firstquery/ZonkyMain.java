package dev.plumbline.benchmarks.firstquery;

import io.zonky.test.db.postgres.embedded.LiquibasePreparer;
import io.zonky.test.db.postgres.embedded.PreparedDbProvider;
import java.sql.Connection;
import java.sql.SQLException;

/** The same as {@link ZonkyFirstQuery} without JUnit. */
public final class ZonkyMain {

  private ZonkyMain() {}

  /** Without arguments. */
  public static void main(String... arguments) throws SQLException {
    PreparedDbProvider provider =
        PreparedDbProvider.forPreparer(
            LiquibasePreparer.forClasspathLocation(FirstQuery.CHANGELOG));
    try (Connection connection = provider.createDataSource().getConnection()) {
      FirstQuery.run(connection);
    }
    System.exit(0); // its threads would go on
  }
}
