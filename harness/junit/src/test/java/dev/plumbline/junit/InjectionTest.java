package dev.plumbline.junit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.junit.shop.Product;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@PlumblineTest(value = "shop", entities = Product.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InjectionTest {

  private static @Nullable Connection connectionOfATest;
  private static @Nullable EntityManager entityManagerOfATest;

  private final ServiceDatabase fromConstructor;
  private @Nullable DataSource fromBeforeEach;

  InjectionTest(ServiceDatabase database) {
    this.fromConstructor = database;
  }

  @BeforeAll
  static void seed(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("insert into products (name, price) values ('Rye', 3)");
    }
  }

  @BeforeEach
  void remember(DataSource dataSource) {
    fromBeforeEach = dataSource;
  }

  @Test
  @Order(1)
  void everyKindOfParameterIsOnTheSameDatabase(
      ServiceDatabase database,
      DataSource dataSource,
      Connection connection,
      EntityManagerFactory factory,
      EntityManager entityManager)
      throws SQLException {
    assertThat(database).isSameAs(fromConstructor);
    assertThat(connection.getMetaData().getURL()).startsWith(database.jdbcUrl());
    try (Connection another = dataSource.getConnection();
        Connection third = requireNonNull(fromBeforeEach).getConnection()) {
      assertThat(another.getMetaData().getURL()).startsWith(database.jdbcUrl());
      assertThat(third.getMetaData().getURL()).startsWith(database.jdbcUrl());
    }
    assertThat(entityManager.getEntityManagerFactory()).isSameAs(factory);
    assertThat(entityManager.createQuery("select name from Product", String.class).getResultList())
        .containsExactly("Rye");
  }

  @Test
  @Order(2)
  void whatATestLeavesOpen(Connection connection, EntityManager entityManager) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("insert into products (name, price) values ('Lost', 1)");
    }
    entityManager.getTransaction().begin();
    entityManager.persist(new Product("Lost too"));
    entityManager.flush();
    connectionOfATest = connection;
    entityManagerOfATest = entityManager;

    assertThat(connection.isClosed()).isFalse();
  }

  @Test
  @Order(3)
  void isRolledBackAndClosed(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from products")) {
      row.next();
      assertThat(row.getInt(1)).isEqualTo(1);
    }
    assertThat(requireNonNull(connectionOfATest).isClosed()).isTrue();
    assertThat(requireNonNull(entityManagerOfATest).isOpen()).isFalse();
  }

  @AfterAll
  static void forget() {
    connectionOfATest = null;
    entityManagerOfATest = null;
  }
}
