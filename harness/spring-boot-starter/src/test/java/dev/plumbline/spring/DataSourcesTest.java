package dev.plumbline.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.postgres.Database;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

/** Data sources of all kinds. */
class DataSourcesTest {

  private static DataSource dataSource(Environment environment, String url) {
    return new DriverManagerDataSource(
        environment.getRequiredProperty(url),
        environment.getRequiredProperty("spring.datasource.username"),
        environment.getRequiredProperty("spring.datasource.password"));
  }

  private static Loaves on(Database first, Database second) {
    return Loaves.on(first).with("second.url=" + second.jdbcUrl());
  }

  private static Iterable<String> verified(ConfigurableApplicationContext context) {
    return context.getBean(VerifiedDatabases.class).all().stream()
        .map(database -> database.dataSource() + " " + database.verification().verdict())
        .toList();
  }

  @Configuration(proxyBeanMethods = false)
  static class Two {
    @Bean
    @Primary
    DataSource first(Environment environment) {
      return dataSource(environment, "spring.datasource.url");
    }

    @Bean
    DataSource second(Environment environment) {
      return dataSource(environment, "second.url");
    }
  }

  @Test
  void eachIsVerified() throws SQLException {
    Database migrated = LoavesDatabases.migrated();

    try (ConfigurableApplicationContext context =
        on(migrated, LoavesDatabases.migrated()).with(Two.class).start()) {
      assertThat(verified(context)).containsExactly("first READY", "second READY");
    }
    DatabaseNotReadyException refusal =
        StartTest.refusal(on(migrated, LoavesDatabases.empty()).with(Two.class));
    assertThat(refusal.dataSource()).isEqualTo("second");
    assertThat(refusal).hasMessageContaining("behind 'second'").hasMessageContaining("EMPTY");
  }

  @Test
  void eachMayBelongToAnotherServiceOrToNone() throws SQLException {
    Database migrated = LoavesDatabases.migrated();
    Loaves loaves =
        on(migrated, LoavesDatabases.empty())
            .with(Two.class)
            .with("plumbline.data-sources.second.verify=false");

    try (ConfigurableApplicationContext context = loaves.start()) {
      assertThat(verified(context)).containsExactly("first READY");
    }
    assertThat(
            StartTest.refusal(
                on(migrated, migrated)
                    .with(Two.class)
                    .with("plumbline.data-sources.second.service=rolls")))
        .hasMessageContaining("'second' cannot be verified")
        .hasMessageContaining("service rolls");
  }

  @Configuration(proxyBeanMethods = false)
  static class Routed {
    @Bean
    DataSource router(Environment environment) {
      AbstractRoutingDataSource router =
          new AbstractRoutingDataSource() {
            @Override
            protected Object determineCurrentLookupKey() {
              return "north";
            }
          };
      router.setTargetDataSources(
          Map.of(
              "north", dataSource(environment, "spring.datasource.url"),
              "south", dataSource(environment, "second.url")));
      return router;
    }
  }

  @Test
  void everyTargetOfARouterIsVerified() throws SQLException {
    Database migrated = LoavesDatabases.migrated();

    try (ConfigurableApplicationContext context =
        on(migrated, LoavesDatabases.migrated()).with(Routed.class).start()) {
      assertThat(verified(context)).containsExactly("router[north] READY", "router[south] READY");
    }
    assertThat(
            StartTest.refusal(on(migrated, LoavesDatabases.empty()).with(Routed.class))
                .dataSource())
        .isEqualTo("router[south]");
  }

  @Configuration(proxyBeanMethods = false)
  static class Wrapped {
    @Bean
    DataSource plain(Environment environment) {
      return dataSource(environment, "spring.datasource.url");
    }

    @Bean
    @Primary
    DataSource wrapper(DataSource plain) {
      return new LazyConnectionDataSourceProxy(plain);
    }
  }

  @Test
  void aWrapperIsNotVerifiedOnceMore() throws SQLException {
    try (ConfigurableApplicationContext context =
        Loaves.on(LoavesDatabases.migrated()).with(Wrapped.class).start()) {
      assertThat(verified(context)).containsExactly("plain READY");
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Early {
    @Bean
    static BeanPostProcessor needsItVeryEarly(DataSource dataSource) {
      return new BeanPostProcessor() {
        @Override
        public Object postProcessAfterInitialization(Object bean, String beanName) {
          assertThat(dataSource).isNotNull();
          return bean;
        }
      };
    }
  }

  @Test
  void noneIsMadeTooEarly() throws SQLException {
    try (ConfigurableApplicationContext context =
        Loaves.on(LoavesDatabases.migrated()).with(Early.class).start()) {
      assertThat(verified(context)).containsExactly("dataSource READY");
    }
  }

  @Test
  void lazyInitialisationIsNoWayRound() throws SQLException {
    String lazy = "spring.main.lazy-initialization=true";

    try (ConfigurableApplicationContext context =
        Loaves.on(LoavesDatabases.migrated()).with(lazy).start()) {
      assertThat(verified(context)).containsExactly("dataSource READY");
    }
    assertThat(StartTest.refusal(Loaves.on(LoavesDatabases.empty()).with(lazy)))
        .hasMessageContaining("EMPTY");
  }

  @Configuration(proxyBeanMethods = false)
  static class LazyOne {
    @Bean
    @Primary
    DataSource eager(Environment environment) {
      return dataSource(environment, "spring.datasource.url");
    }

    @Bean(defaultCandidate = false)
    @Lazy
    DataSource seldom(Environment environment) {
      return dataSource(environment, "second.url");
    }
  }

  @Test
  void oneThatIsLazyByItselfIsVerifiedAtItsFirstUse() throws SQLException {
    try (ConfigurableApplicationContext context =
        on(LoavesDatabases.migrated(), LoavesDatabases.migrated())
            // these make every data source, one to ask for its health, the other for its pool's
            .with(
                "management.health.db.enabled=false",
                "spring.autoconfigure.exclude="
                    + "org.springframework.boot.actuate.autoconfigure.metrics.jdbc.DataSourcePoolMetricsAutoConfiguration,"
                    + "org.springframework.boot.jdbc.autoconfigure.metrics.DataSourcePoolMetricsAutoConfiguration")
            .with(LazyOne.class)
            .start()) {
      assertThat(verified(context)).containsExactly("eager READY");
      assertThat(context.getBean("seldom")).isNotNull();
      assertThat(verified(context)).containsExactly("eager READY", "seldom READY");
    }
  }
}
