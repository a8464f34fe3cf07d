package dev.plumbline.quarkus.bread;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.quarkus.test.PlumblineDatabaseResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource.DataSourceLiteral;
import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Another application, in a class loader of its own, with two data sources. */
@QuarkusTest
@TestProfile(TestProfileTest.WithStock.class)
class TestProfileTest {

  /** Whose resources are the profile's. */
  public static class WithStock implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(
          new TestResourceEntry(PlumblineDatabaseResource.class, Map.of("contexts", "test")),
          new TestResourceEntry(
              PlumblineDatabaseResource.class, Map.of("dataSource", "stock", "service", "stock")));
    }
  }

  @Inject AgroalDataSource bread;

  @Test
  void eachDataSourceLeadsToItsOwnService() throws SQLException {
    AgroalDataSource stock =
        Arc.container().select(AgroalDataSource.class, new DataSourceLiteral("stock")).get();

    assertThat(Servers.ask(bread, "select to_regclass('loaf')")).isEqualTo("loaf");
    assertThat(Servers.ask(stock, "select to_regclass('loaf')")).isNull();
    assertThat(Servers.ask(stock, "select to_regclass('flour')")).isEqualTo("flour");
    Servers.meet(stock);
  }

  @Test
  void whatTheResourceIsToldWins() throws SQLException {
    assertThat(Servers.ask(bread, "select count(*) from loaf")).isEqualTo("0");
    Servers.meet(bread);
  }
}
