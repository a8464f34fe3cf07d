package dev.plumbline.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.postgres.Database;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import liquibase.integration.spring.SpringLiquibase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

/** What would change the schema does not, and says so. */
@ExtendWith(OutputCaptureExtension.class)
class MigrationGuardTest {

  private static final String TABLES =
      "select coalesce(string_agg(relname, ' ' order by relname), 'none') from pg_class"
          + " where relkind = 'r' and relnamespace = 'public'::regnamespace";

  private static String tablesAfter(Database database, Loaves loaves) throws SQLException {
    try (ConfigurableApplicationContext context = loaves.start()) {
      assertThat(context.isRunning()).isTrue();
    }
    return LoavesDatabases.value(database, TABLES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"spring.liquibase.enabled=true", "nothing=is said of it"})
  void liquibaseDoesNotRun(String property, CapturedOutput output) throws SQLException {
    Database database = LoavesDatabases.empty();
    Loaves loaves =
        Loaves.on(database)
            .without("spring.liquibase.enabled")
            .with(
                property,
                "plumbline.skip=true",
                "spring.liquibase.change-log=classpath:changelogs/loaves/db.changelog-master.yaml");

    assertThat(tablesAfter(database, loaves)).isEqualTo("none");
    assertThat(output)
        .contains(
            "Switched off: Liquibase ('liquibase') would have migrated at start-up",
            "Set spring.liquibase.enabled=false");
  }

  @Test
  void thereIsNoWarningWhereLiquibaseIsOffAnyway(CapturedOutput output) throws SQLException {
    Database database = LoavesDatabases.migrated();

    tablesAfter(database, Loaves.on(database));

    assertThat(output).doesNotContain("WARN");
  }

  @Configuration(proxyBeanMethods = false)
  static class OwnLiquibase {
    @Bean
    SpringLiquibase own(DataSource dataSource) {
      SpringLiquibase liquibase = new SpringLiquibase();
      liquibase.setDataSource(dataSource);
      liquibase.setChangeLog("classpath:changelogs/loaves/db.changelog-master.yaml");
      return liquibase;
    }
  }

  @Test
  void noLiquibaseOfTheServicesOwnRuns(CapturedOutput output) throws SQLException {
    Database database = LoavesDatabases.empty();

    assertThat(
            tablesAfter(
                database, Loaves.on(database).with("plumbline.skip=true").with(OwnLiquibase.class)))
        .isEqualTo("none");
    assertThat(output).contains("Switched off: Liquibase ('own')");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spring.jpa.hibernate.ddl-auto=update",
        "spring.jpa.hibernate.ddlAuto=create-drop",
        "spring.jpa.generate-ddl=true",
        "spring.jpa.properties.hibernate.hbm2ddl.auto=create",
        "spring.jpa.properties.jakarta.persistence.schema-generation.database.action=create"
      })
  void hibernateCreatesNothing(String property, CapturedOutput output) throws SQLException {
    Database database = LoavesDatabases.empty();

    assertThat(tablesAfter(database, Loaves.on(database).with("plumbline.skip=true", property)))
        .isEqualTo("none");
    assertThat(output)
        .containsPattern("Switched off: \\S+=\\S+ of 'entityManagerFactory'")
        .contains("Set it (spring.jpa.hibernate.ddl-auto");
  }

  @Configuration(proxyBeanMethods = false)
  static class OwnEntityManagers {
    @Bean
    LocalContainerEntityManagerFactoryBean entityManagerFactory(DataSource dataSource) {
      LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
      factory.setDataSource(dataSource);
      factory.setPackagesToScan("dev.plumbline.spring.loaves");
      factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
      factory.setJpaPropertyMap(Map.of("hibernate.hbm2ddl.auto", "update"));
      return factory;
    }
  }

  @Test
  void noEntityManagerFactoryOfTheServicesOwnCreatesAnything(CapturedOutput output)
      throws SQLException {
    Database database = LoavesDatabases.empty();

    assertThat(
            tablesAfter(
                database,
                Loaves.on(database)
                    .with("plumbline.skip=true", "spring.liquibase.enabled=false")
                    .with(OwnEntityManagers.class)))
        .isEqualTo("none");
    assertThat(output).contains("Switched off: hibernate.hbm2ddl.auto=update of");
  }

  @Test
  void validateStays() {
    Loaves loaves =
        Loaves.on(LoavesDatabases.empty())
            .with("plumbline.skip=true", "spring.jpa.hibernate.ddl-auto=validate");

    assertThatThrownBy(() -> loaves.start().close())
        .hasStackTraceContaining("missing table [loaf]");
  }
}
