package dev.plumbline.archunit.clean;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.SchemaValidationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

final class LoafRepository {

  private static final String SELECT = "select id from loaf where created > now()";

  void work(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TEMPORARY TABLE picked (id bigint) ON COMMIT DROP");
      statement.execute(SELECT);
      statement.execute("update loaf set note = 'drop table' where name = '" + name + "'");
      throw new SQLException("Create table reservation for " + name + " failed");
    }
  }

  long count(EntityManager entities) {
    return (Long) entities.createNativeQuery("select count(*) from loaf").getSingleResult();
  }

  void check(EntityManagerFactory factory) throws SchemaValidationException {
    factory.getSchemaManager().validate();
  }

  Map<String, String> settings() {
    return Map.of("hibernate.hbm2ddl.auto", "validate", "note", "update");
  }
}
