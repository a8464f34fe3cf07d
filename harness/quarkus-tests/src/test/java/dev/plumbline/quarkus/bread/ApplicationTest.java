package dev.plumbline.quarkus.bread;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.quarkus.test.WithPlumblineDatabase;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Of the application that it shares with {@link LoafTest}. */
@QuarkusTest
@WithPlumblineDatabase
class ApplicationTest {

  @Inject DataSource dataSource;

  private static <T> T configured(String property, Class<T> type) {
    return ConfigProvider.getConfig().getValue(property, type);
  }

  @Test
  void theDataSourceLeadsToTheMigratedDatabase() throws SQLException {
    assertThat(configured("quarkus.datasource.jdbc.url", String.class))
        .endsWith("/" + Servers.ask(dataSource, "select current_database()"));
    assertThat(
            Servers.ask(
                dataSource,
                "select string_agg(id, ' ' order by orderexecuted) from databasechangelog"))
        .isEqualTo("create-loaf first-loaf");
  }

  /** Hibernate was told to drop and create. */
  @Test
  void hibernateDoesNotMakeTheTablesAnew() throws SQLException {
    assertThat(Servers.ask(dataSource, "select count(*) from loaf where name = 'Rye'"))
        .isEqualTo("1");
  }

  @Test
  void liquibaseDoesNotRun() {
    assertThat(configured("quarkus.liquibase.migrate-at-start", Boolean.class)).isFalse();
  }

  @Test
  void theServerIsTheOneOfAllTests() throws SQLException {
    Servers.meet(dataSource);
  }
}
