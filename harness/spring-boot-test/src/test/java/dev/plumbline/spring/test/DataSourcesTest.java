package dev.plumbline.spring.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

/** Data sources that an application makes itself. */
class DataSourcesTest {

  @Configuration(proxyBeanMethods = false)
  static class Several {

    @Bean
    @Primary
    HikariDataSource breadSource() {
      HikariDataSource pool = new HikariDataSource();
      pool.setJdbcUrl("jdbc:postgresql://production.invalid/bread");
      pool.setUsername("bread");
      pool.setPassword("secret");
      return pool;
    }

    /** As some do for reports. */
    @Bean
    DataSource directSource() {
      return new DriverManagerDataSource("jdbc:postgresql://production.invalid/bread");
    }

    @Bean
    DataSource ovenSource() {
      HikariDataSource pool = new HikariDataSource();
      pool.setJdbcUrl("jdbc:postgresql://production.invalid/oven");
      return pool;
    }

    @Bean
    DataSource lazySource(@Qualifier("ovenSource") DataSource ovenSource) {
      return new LazyConnectionDataSourceProxy(ovenSource);
    }
  }

  abstract static class InTheContext {

    @Autowired
    @Qualifier("breadSource")
    DataSource bread;

    @Autowired
    @Qualifier("directSource")
    DataSource direct;

    @Autowired
    @Qualifier("ovenSource")
    DataSource oven;

    @Autowired
    @Qualifier("lazySource")
    DataSource lazy;
  }

  @Nested
  @SpringBootTest(
      classes = Several.class,
      properties = "plumbline.data-sources.ovenSource.service=oven")
  @AutoConfigurePlumbline
  class ByProperties extends InTheContext {

    @Test
    void eachLeadsToTheDatabaseOfItsService() throws SQLException {
      Bread.assertMigratedOnce(bread);
      assertThat(Bread.database(direct)).isEqualTo(Bread.database(bread));
      assertThat(Bread.value(oven, "select count(*) from oven")).isEqualTo("0");
      assertThat(Bread.database(lazy)).isEqualTo(Bread.database(oven));
    }
  }

  @Nested
  @SpringBootTest(classes = Several.class)
  @AutoConfigurePlumbline
  @AutoConfigurePlumbline(
      dataSource = "ovenSource",
      service = "oven",
      refresh = RefreshMode.BEFORE_EACH_TEST_METHOD)
  class ByAnnotations extends InTheContext {

    @RepeatedTest(2)
    void eachIsRefreshedAsItsAnnotationSays(RepetitionInfo repetition) throws SQLException {
      Bread.bake(bread, repetition.getCurrentRepetition());

      assertThat(Bread.loaves(direct)).isEqualTo(repetition.getCurrentRepetition());
      assertThat(Bread.value(lazy, "select count(*) from oven")).isEqualTo("0");
      Bread.execute(oven, "insert into oven (id) values (1)");
    }
  }

  @Nested
  @SpringBootTest(
      classes = Several.class,
      properties = "plumbline.data-sources.ovenSource.verify=false")
  @AutoConfigurePlumbline
  class NotOurs extends InTheContext {

    @Test
    void oneThatIsSomebodyElsesIsLeftAlone() throws SQLException {
      Bread.assertMigratedOnce(bread);
      assertThat(((HikariDataSource) oven).getDataSource()).isNull();
    }
  }
}
