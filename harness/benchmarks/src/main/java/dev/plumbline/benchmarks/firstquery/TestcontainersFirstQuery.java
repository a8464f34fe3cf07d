package dev.plumbline.benchmarks.firstquery;

import dev.plumbline.benchmarks.handout.LiquibaseUpdate;
import dev.plumbline.benchmarks.machine.Docker;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** A test class of a user of Testcontainers. */
public class TestcontainersFirstQuery {

  private static final PostgreSQLContainer POSTGRES =
      new PostgreSQLContainer(Docker.postgresImage());
  private static final PGSimpleDataSource DATABASE = new PGSimpleDataSource();

  @BeforeAll
  static void startAndMigrate() throws Exception {
    POSTGRES.start();
    DATABASE.setURL(POSTGRES.getJdbcUrl());
    DATABASE.setUser(POSTGRES.getUsername());
    DATABASE.setPassword(POSTGRES.getPassword());
    LiquibaseUpdate.apply(FirstQuery.CHANGELOG, DATABASE);
  }

  static Connection connect() throws SQLException {
    return DATABASE.getConnection();
  }

  @Test
  void query() throws Exception {
    try (Connection connection = connect()) {
      FirstQuery.run(connection);
    }
  }

  @AfterAll
  static void stop() {
    POSTGRES.stop();
  }
}
