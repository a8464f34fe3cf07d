package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Another application context has another database. */
@MicronautTest
class OtherPricesTest implements ShopDatabase {

  @Inject Prices prices;

  @Test
  void areNotThoseOfAnotherTestClass() throws SQLException {
    assertEquals(Optional.empty(), prices.of("Rye"));
  }
}
