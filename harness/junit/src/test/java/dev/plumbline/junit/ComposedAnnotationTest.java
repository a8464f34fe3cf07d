package dev.plumbline.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.plumbline.junit.shop.Product;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** A team's own annotation, one instance for the class, dynamic tests. */
@ComposedAnnotationTest.ShopTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComposedAnnotationTest {

  @Retention(RetentionPolicy.RUNTIME)
  @PlumblineTest(value = "shop", entities = Product.class)
  @interface ShopTest {}

  private final ServiceDatabase database;

  ComposedAnnotationTest(ServiceDatabase database) {
    this.database = database;
  }

  @BeforeAll
  void isNotStatic(ServiceDatabase sameDatabase) {
    assertThat(sameDatabase).isSameAs(database);
  }

  @Test
  void knowsTheServiceOfTheComposedAnnotation() {
    assertThat(database.service()).isEqualTo("shop");
    assertThat(database.toString()).contains("shop at jdbc:").doesNotContain(database.password());
  }

  @TestFactory
  Stream<DynamicTest> dynamicTestsUseTheFactorysConnection(Connection connection) {
    return Stream.of("Rye", "Spelt").map(name -> dynamicTest(name, () -> insert(connection, name)));
  }

  private static void insert(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      int rows =
          statement.executeUpdate("insert into products (name, price) values ('" + name + "', 1)");
      assertThat(rows).isEqualTo(1);
    }
  }
}
