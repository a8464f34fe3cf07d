package shop;

import dev.plumbline.junit.MigratedDatabases;
import dev.plumbline.postgres.Database;
import io.micronaut.test.support.TestPropertyProvider;
import java.util.Map;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
interface ShopDatabase extends TestPropertyProvider {

  MigratedDatabases SHOP = MigratedDatabases.of("shop");

  @Override
  default Map<String, String> getProperties() {
    Database database = SHOP.newDatabase(getClass().getSimpleName());
    return Map.of(
        "datasources.default.url", database.jdbcUrl(),
        "datasources.default.username", database.username(),
        "datasources.default.password", database.password(),
        "liquibase.enabled", "false");
  }
}
