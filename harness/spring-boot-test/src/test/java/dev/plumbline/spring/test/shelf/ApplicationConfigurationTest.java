package dev.plumbline.spring.test.shelf;

import static dev.plumbline.junit.PlumblineAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.plumbline.junit.PlumblineTest;
import dev.plumbline.junit.ServiceDatabase;
import dev.plumbline.schema.SchemaObject;
import dev.plumbline.spring.test.stock.StockItem;
import dev.plumbline.spring.test.stock.Supplier;
import jakarta.persistence.EntityManagerFactory;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestPropertySource;
import org.springframework.util.ClassUtils;

/** What {@code @PlumblineTest} does not say is what the application's configuration says. */
@TestPropertySource(properties = "spring.config.location=classpath:/shelf/")
class ApplicationConfigurationTest {

  private static final boolean BOOT_4 =
      ClassUtils.isPresent(
          "org.springframework.boot.hibernate.SpringImplicitNamingStrategy",
          ApplicationConfigurationTest.class.getClassLoader());

  private static List<String> tables(ServiceDatabase database) throws SQLException {
    return database.schema().tables().stream().map(SchemaObject::label).toList();
  }

  @Nested
  @PlumblineTest("shelf")
  class WithoutAProfile {
    @Test
    void entitiesNamesAndChangelogAreTheApplications(ServiceDatabase database) throws SQLException {
      assertThat(tables(database)).contains("stock_item").doesNotContain("left_out");
      assertThat(database).agreesWithEntities();
    }
  }

  @Nested
  @PlumblineTest(value = "shelf", parameters = "prefix=x_")
  class WhereNamesDiffer {
    @Test
    void theFailureNamesTheApplication(ServiceDatabase database) {
      assertThatThrownBy(() -> assertThat(database).agreesWithEntities())
          .hasMessageContaining(
              "package dev.plumbline.spring.test.stock, configuration of ShelfApplication,")
          .hasMessageContaining("TABLE_MISSING");
    }
  }

  @Nested
  @PlumblineTest("shelf")
  @ActiveProfiles("own-names")
  class WithAStrategyOfItsOwn {
    @Test
    void isTheProfiles(ServiceDatabase database) throws SQLException {
      assertThat(tables(database)).contains("t_stock_item", "t_stock_item_suppliers");
      assertThat(database).agreesWithEntities();
    }
  }

  @Nested
  @PlumblineTest("shelf")
  @ActiveProfiles("bean")
  class WithAStrategyThatIsABean {
    @Test
    void isTheBean(ServiceDatabase database) throws SQLException {
      assertThat(tables(database)).contains("b_stock_item");
      assertThat(database).agreesWithEntities();
    }
  }

  @Nested
  @PlumblineTest("shelf")
  @ActiveProfiles("schema")
  class WithADefaultSchema {
    @Test
    void isHibernatesAndTheChangelogs(ServiceDatabase database) throws SQLException {
      assertThat(tables(database)).contains("stock.stock_item");
      assertThat(database).agreesWithEntities();
    }
  }

  @Nested
  @PlumblineTest("shelf")
  @ActiveProfiles("xml")
  class WithAMappingFile {
    @Test
    void itCounts(ServiceDatabase database) throws SQLException {
      assertThat(database.parity().toString()).contains("TABLE_MISSING", "makers_by_xml");
    }
  }

  @Nested
  @PlumblineTest(
      value = "shelf",
      contexts = "usual,other",
      parameters = "prefix=mine_",
      entities = Supplier.class,
      properties =
          "hibernate.physical_naming_strategy="
              + "dev.plumbline.spring.test.shelf.ApplicationConfigurationTest$MyTables")
  @ActiveProfiles("own-names")
  class WhereTheAnnotationSpeaks {
    @Test
    void itWins(ServiceDatabase database, EntityManagerFactory entities) throws SQLException {
      assertThat(tables(database)).contains("mine_stock_item", "left_out");
      assertThat(entities.getMetamodel().getEntities()).hasSize(1);
      assertThat(database).agreesWithEntities();
    }
  }

  /** Named by an annotation. */
  public static final class MyTables extends ShoutedTables {
    @Override
    String prefix() {
      return "mine_";
    }
  }

  @Nested
  @PlumblineTest(
      value = "shelf",
      applicationConfiguration = false,
      changelog = "shelf/changes.sql",
      parameters = {"schema=public", "prefix="},
      contexts = "usual",
      entities = {StockItem.class, Supplier.class})
  class WhereItIsNotWanted {
    @Test
    void hibernateNamesAsItAlwaysDoes(ServiceDatabase database) throws SQLException {
      assertThat(database.parity().toString())
          .contains("NAMING_STRATEGY_MISMATCH", "plumbline-spring-boot-test");
    }
  }

  @PlumblineTest("shelf")
  @ActiveProfiles("h2")
  @TestPropertySource(properties = "spring.config.location=classpath:/shelf/")
  static class MadeForH2 {
    @Test
    void findsItsTables(ServiceDatabase database) {
      assertThat(database).agreesWithEntities();
    }
  }

  @Test
  void isSaidInOneLine() {
    assertThat(logOf(MadeForH2.class))
        .singleElement()
        .asString()
        .isEqualTo(
            "shelf: taken from ShelfApplication (profile h2), where @PlumblineTest says nothing:"
                + " changelog shelf/changes.sql; contexts usual; parameters prefix, schema;"
                + " entities in dev.plumbline.spring.test.stock;"
                + (BOOT_4
                    ? " hibernate.implicit_naming_strategy="
                        + "org.springframework.boot.hibernate.SpringImplicitNamingStrategy;"
                        + " hibernate.physical_naming_strategy="
                        + "org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl."
                    : " hibernate.implicit_naming_strategy="
                        + "org.springframework.boot.orm.jpa.hibernate.SpringImplicitNamingStrategy;"
                        + " hibernate.physical_naming_strategy="
                        + "org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy.")
                + " Not used: the dialect H2Dialect, which is not PostgreSQL's;"
                + " spring.liquibase.default-schema");
  }

  @PlumblineTest(value = "shelf", entities = Supplier.class)
  @ActiveProfiles("own-factory")
  @TestPropertySource(properties = "spring.config.location=classpath:/shelf/")
  static class WithAFactoryOfItsOwn {
    @Test
    void findsItsTables(ServiceDatabase database) {
      assertThat(database).agreesWithEntities();
    }
  }

  @Test
  void aFactoryOfTheApplicationsIsNamed() {
    assertThat(logOf(WithAFactoryOfItsOwn.class))
        .singleElement()
        .asString()
        .contains("Not used: spring.jpa and the packages of entities", "bean shelves");
  }

  @PlumblineTest("shelf")
  @TestPropertySource(properties = "spring.config.location=classpath:/shelf-broken/")
  static class Broken {
    @Test
    void neverRuns(ServiceDatabase database) {
      assertThat(database).isReady();
    }
  }

  @Test
  void aBrokenConfigurationIsNamed() {
    String message =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(Broken.class))
            .execute()
            .containerEvents()
            .failed()
            .stream()
            .flatMap(event -> event.getPayload(TestExecutionResult.class).stream())
            .flatMap(result -> result.getThrowable().stream())
            .map(Throwable::getMessage)
            .findFirst()
            .orElseThrow();

    assertThat(message)
        .contains(
            "Spring Boot cannot read the configuration of ShelfApplication",
            "line 3",
            "applicationConfiguration = false");
  }

  /** What the extension says of an application while all tests of a class pass. */
  private static List<String> logOf(Class<?> sample) {
    List<String> lines = new CopyOnWriteArrayList<>();
    Handler handler =
        new Handler() {
          private final SimpleFormatter formatter = new SimpleFormatter();

          @Override
          public void publish(LogRecord each) {
            lines.add(formatter.formatMessage(each));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger logger = Logger.getLogger("dev.plumbline.junit.ServiceUnderTest");
    logger.addHandler(handler);
    try {
      EngineTestKit.engine("junit-jupiter")
          .selectors(selectClass(sample))
          .execute()
          .testEvents()
          .assertStatistics(statistics -> statistics.started(1).succeeded(1));
    } finally {
      logger.removeHandler(handler);
    }
    return lines.stream().filter(line -> line.contains("taken from")).toList();
  }
}
