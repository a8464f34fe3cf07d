package dev.plumbline.junit;

import static dev.plumbline.junit.PlumblineAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Severity;
import dev.plumbline.junit.shop.Product;
import dev.plumbline.schema.SchemaObject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

/** What the annotation says reaches Liquibase, the server and the judgement. */
@PlumblineTest(
    value = "tuned",
    entities = Product.class,
    contexts = "test",
    labelFilter = "!later",
    parameters = "table=loaves",
    postgresSettings = "work_mem=8MB")
class SettingsTest {

  @Test
  void contextsLabelsAndParametersReachTheChangelog(ServiceDatabase database) throws SQLException {
    assertThat(database.revision().changeSets())
        .extracting(changeSet -> changeSet.id().id())
        .containsExactly("create-table", "for-test");
    assertThat(database.schema().tables())
        .extracting(SchemaObject::label)
        .containsExactly("loaves");
  }

  @Test
  void settingsReachTheServer(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("show work_mem")) {
      row.next();
      assertThat(row.getString(1)).isEqualTo("8MB");
    }
  }

  @Test
  void aConfigurationParameterChoosesTheVersionWhereTheAnnotationDoesNot() {
    String message =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(AnyVersion.class))
            .configurationParameter("plumbline.postgres.version", "9")
            .execute()
            .containerEvents()
            .failed()
            .stream()
            .flatMap(event -> event.getPayload(TestExecutionResult.class).stream())
            .flatMap(result -> result.getThrowable().stream())
            .map(Throwable::getMessage)
            .findFirst()
            .orElseThrow();

    assertThat(message).contains("PostgreSQL 9");
  }

  @PlumblineTest(value = "shop", entities = Product.class)
  static class AnyVersion {
    @Test
    void neverRuns(ServiceDatabase database) {
      assertThat(database).isReady();
    }
  }

  @Nested
  @PlumblineTest(value = "shop", entities = Product.class, failOn = Severity.ERROR)
  class FailingOnErrorsOnly {

    @Test
    void aWarningIsFoundButDoesNotFail(ServiceDatabase database, Connection connection)
        throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute("alter table products alter price drop not null");
      }

      assertThat(database.parity())
          .contains(FindingCode.COLUMN_REQUIRED_BY_MAPPING, "products.price");
      assertThat(database).agreesWithEntities();
    }
  }
}
