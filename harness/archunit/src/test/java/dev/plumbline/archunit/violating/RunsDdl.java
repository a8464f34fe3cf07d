package dev.plumbline.archunit.violating;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.springframework.jdbc.core.JdbcTemplate;

final class RunsDdl {

  static final String DROP = "drop table if exists loaf cascade";

  void byJdbc(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE " + name + " (id bigint)");
      statement.execute("set lock_timeout = '1s'; alter table loaf add column note text");
      statement.execute(Statements.INDEX.sql());
    }
  }

  void byTemplate(JdbcTemplate template) {
    template.execute(
        """
        -- once a night
        TRUNCATE TABLE loaf
        """);
  }

  void byEntityManager(EntityManager entities) {
    entities.createNativeQuery("ALTER TYPE colour ADD VALUE 'red'").executeUpdate();
  }

  Runnable byLambda(JdbcTemplate template) {
    return () -> template.execute("CREATE SCHEMA archive");
  }
}
