package dev.plumbline.benchmarks.firstquery;

import dev.plumbline.junit.PlumblineTest;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** A test class of a user of Plumbline. */
@PlumblineTest(value = FirstQuery.SERVICE, packages = "dev.plumbline.bakery.auth")
public class PlumblineFirstQuery {

  @Test
  void query(Connection connection) throws SQLException {
    FirstQuery.run(connection);
  }
}
