package dev.plumbline.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataSourceConfigurationTest {

  private static final DatabaseLease LEASE =
      new DatabaseLease(
          ClassLoader.getSystemClassLoader(), "jdbc:postgresql://127.0.0.1:1/one", "ana", "s3cret");

  private static DataSourceConfiguration of(String dataSource, Map<String, String> properties) {
    return new DataSourceConfiguration(
        new SmallRyeConfigBuilder()
            .withSources(new PropertiesConfigSource(properties, "test", 250))
            .build(),
        dataSource);
  }

  @Test
  void withoutAnyConfigurationTheConventionCounts() {
    assertThat(of("", Map.of()).service()).containsExactly(Map.entry("service", "application"));
  }

  @Test
  void theServiceIsTheApplicationUnlessItSaysOtherwise() {
    assertThat(of("", Map.of("quarkus.application.name", "shop")).service())
        .containsEntry("service", "shop");
    assertThat(
            of("", Map.of("quarkus.application.name", "shop", "plumbline.service", "orders"))
                .service())
        .containsEntry("service", "orders");
  }

  @Test
  void liquibasesSettingsOfTheDataSourceCount() {
    Map<String, String> all =
        Map.of(
            "quarkus.liquibase.change-log", "classpath:/db/main.xml",
            "quarkus.liquibase.contexts", "test,demo",
            "quarkus.liquibase.labels", "!slow",
            "quarkus.liquibase.change-log-parameters.\"a.b\"", "1",
            "quarkus.liquibase.\"stock\".change-log", "db/stock.xml",
            "quarkus.liquibase.stock.contexts", "flour",
            "quarkus.liquibase.stock.change-log-parameters.c", "2");

    assertThat(of("", all).service())
        .containsOnly(
            Map.entry("service", "application"),
            Map.entry("changelog", "db/main.xml"),
            Map.entry("contexts", "test,demo"),
            Map.entry("labelFilter", "!slow"),
            Map.entry("parameter.a.b", "1"));
    assertThat(of("stock", all).service())
        .containsOnly(
            Map.entry("service", "application"),
            Map.entry("changelog", "db/stock.xml"),
            Map.entry("contexts", "flour"),
            Map.entry("parameter.c", "2"));
  }

  @Test
  void aChangelogThatIsNotOnTheClassPathIsRefused() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(of("", Map.of("quarkus.liquibase.change-log", "filesystem:/a.xml"))::service)
        .withMessageContaining("filesystem:/a.xml is not on the class path")
        .withMessageContaining("@WithPlumblineDatabase(changelog = ");
  }

  @Test
  void whatTheApplicationWouldDoToTheSchemaIsSwitchedOff() {
    Map<String, String> all =
        Map.of(
            "quarkus.liquibase.migrate-at-start", "true",
            "quarkus.liquibase.stock.clean-at-start", "true",
            "quarkus.flyway.\"stock\".migrate-at-start", "true",
            "quarkus.hibernate-orm.schema-management.strategy", "drop-and-create",
            "quarkus.hibernate-orm.\"stock\".database.generation", "update",
            "quarkus.hibernate-orm.\"stock\".datasource", "stock",
            "quarkus.hibernate-orm.\"history\".schema-management.strategy", "validate",
            "quarkus.hibernate-orm.\"history\".datasource", "stock");

    assertThat(of("", all).leadingTo(LEASE))
        .containsOnly(
            Map.entry("quarkus.datasource.jdbc.url", "jdbc:postgresql://127.0.0.1:1/one"),
            Map.entry("quarkus.datasource.username", "ana"),
            Map.entry("quarkus.datasource.password", "s3cret"),
            Map.entry("quarkus.liquibase.migrate-at-start", "false"),
            Map.entry("quarkus.hibernate-orm.schema-management.strategy", "none"));
    assertThat(of("stock", all).leadingTo(LEASE))
        .containsOnly(
            Map.entry("quarkus.datasource.\"stock\".jdbc.url", "jdbc:postgresql://127.0.0.1:1/one"),
            Map.entry("quarkus.datasource.\"stock\".username", "ana"),
            Map.entry("quarkus.datasource.\"stock\".password", "s3cret"),
            Map.entry("quarkus.liquibase.stock.clean-at-start", "false"),
            Map.entry("quarkus.flyway.\"stock\".migrate-at-start", "false"),
            Map.entry("quarkus.hibernate-orm.\"stock\".database.generation", "none"));
  }
}
