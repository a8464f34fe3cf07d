package dev.plumbline.spring.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestContextManager;

/** Which changelog, on which server: what the application's configuration says, and annotations. */
class ConfigurationTest {

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Application {}

  @SpringBootTest(
      classes = Application.class,
      properties = {
        "spring.application.name=flour",
        "spring.liquibase.change-log=classpath:/flour/changes.sql",
        "spring.liquibase.parameters.name=flour_always",
        "spring.jpa.hibernate.ddl-auto=none",
        "plumbline.enabled=false"
      })
  abstract static class Flour {

    @Autowired DataSource dataSource;

    List<String> tables() throws SQLException {
      return List.of(
          Bread.value(
                  dataSource,
                  "select string_agg(relname, ' ' order by relname) from pg_class where relkind ="
                      + " 'r' and relname like 'flour%'")
              .split(" "));
    }
  }

  @Nested
  @AutoConfigurePlumbline
  class AsBootWouldMigrate extends Flour {
    @Test
    void theChangelogIsBoots() throws SQLException {
      assertThat(tables()).containsExactly("flour", "flour_always", "flour_in_tests");
    }
  }

  @Nested
  @ActiveProfiles("mill")
  @AutoConfigurePlumbline
  class InAProfile extends Flour {
    @Test
    void theContextsAreTheProfiles() throws SQLException {
      assertThat(tables()).containsExactly("flour", "flour_always");
    }
  }

  @Nested
  @AutoConfigurePlumbline(
      contexts = "mill",
      parameters = "name=flour_named",
      postgresSettings = "work_mem=9MB")
  class ByAnnotation extends Flour {
    @Test
    void theAnnotationCountsMore() throws SQLException {
      assertThat(tables()).containsExactly("flour", "flour_named");
      assertThat(Bread.value(dataSource, "select current_setting('work_mem')")).isEqualTo("9MB");
    }
  }

  @SpringBootTest(classes = Application.class)
  @AutoConfigurePlumbline(service = "nothing")
  static class WithoutChangelog {}

  @SpringBootTest(classes = Application.class)
  @AutoConfigurePlumbline
  @AutoConfigurePlumbline(service = "oven")
  static class Twice {}

  @SpringBootTest(classes = Application.class)
  @AutoConfigurePlumbline(changelog = "flour/broken.sql", service = "flour")
  static class Broken {}

  @Test
  void whatIsWrongIsSaid() {
    assertThatThrownBy(() -> new TestContextManager(Twice.class))
        .hasStackTraceContaining("is there twice for all data sources. Name the data source");
    assertThatThrownBy(() -> start(Broken.class)).hasStackTraceContaining("no_such_type");
  }

  private static void start(Class<?> test) {
    new TestContextManager(test).getTestContext().getApplicationContext();
  }
}
