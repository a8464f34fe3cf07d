package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@MicronautTest
class PricesTest implements ShopDatabase {

  @Inject Prices prices;

  @Test
  void areKept() throws SQLException {
    prices.set("Rye", new BigDecimal("3.20"));

    assertEquals(Optional.of(new BigDecimal("3.20")), prices.of("Rye"));
  }
}
