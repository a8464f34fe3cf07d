package dev.plumbline.junit;

import static dev.plumbline.junit.PlumblineAssertions.assertThat;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Severity;
import dev.plumbline.junit.shop.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/**
 * What a service accepts in the annotation and in its judgement file. The changelog of "worn" has a
 * changeSet without effect, one without rollback, a column that nobody maps and one that may be
 * null although the entity requires it.
 */
class AcceptanceTest {

  private static EngineExecutionResults run(Class<?> sample) {
    return EngineTestKit.engine("junit-jupiter").selectors(selectClass(sample)).execute();
  }

  private static Map<String, String> failures(EngineExecutionResults results) {
    return results.allEvents().failed().stream()
        .collect(
            toMap(event -> event.getTestDescriptor().getDisplayName(), AcceptanceTest::message));
  }

  private static String message(Event event) {
    return event
        .getPayload(TestExecutionResult.class)
        .flatMap(result -> result.getThrowable())
        .map(Throwable::getMessage)
        .orElse("");
  }

  @PlumblineTest(
      value = "worn",
      entities = Product.class,
      accept = {
        @Accept(
            code = FindingCode.COLUMN_REQUIRED_BY_MAPPING,
            subject = "products.price",
            reason = "old rows have no price"),
        @Accept(
            code = FindingCode.COLUMN_UNMAPPED,
            subject = "products.*",
            reason = "filled by the export")
      })
  static class Accepting implements SchemaContract {}

  @Test
  void whatIsAcceptedInTheAnnotationOrTheFileDoesNotFailTheContract(@TempDir Path folder)
      throws IOException {
    Path report = folder.resolve("report.txt");
    EngineExecutionResults results =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(Accepting.class))
            .configurationParameter("plumbline.report", report.toString())
            .execute();

    assertThat(failures(results)).isEmpty();
    assertThat(Files.readString(report)).contains("no findings (4 accepted)");
  }

  @PlumblineTest(value = "worn", entities = Product.class)
  static class Adopted implements SchemaContract {}

  private static EngineExecutionResults run(Map<String, String> parameters) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(Adopted.class))
        .configurationParameters(parameters)
        .execute();
  }

  @Test
  void whatIsThereOnAdoptionIsAcceptedInOneRunAndTheNextIsGreen(@TempDir Path folder)
      throws IOException {
    Map<String, String> here = Map.of("plumbline.judgements", folder.toString());
    Map<String, String> accepting =
        Map.of("plumbline.judgements", folder.toString(), "plumbline.accept", "all");
    Path file = folder.resolve("worn.judgement");

    assertThat(failures(run(here))).isNotEmpty();
    assertThat(file).doesNotExist();
    assertThat(failures(run(accepting))).isEmpty();

    String reason =
        " -- present on "
            + LocalDate.now(ZoneId.systemDefault())
            + " when Plumbline was introduced\n";
    String written = Files.readString(file);
    assertThat(written)
        .isEqualTo(
            "# What was there when Plumbline was introduced. Take out a line once its finding is"
                + " gone.\n"
                + ("accept CHANGESET_WITHOUT_EFFECT "
                    + "changelogs/worn/db.changelog-master.sql::nothing::mira"
                    + reason)
                + "\n"
                + ("accept ROLLBACK_MISSING "
                    + "changelogs/worn/db.changelog-master.sql::default-note::mira"
                    + reason)
                + "\n"
                + ("accept COLUMN_REQUIRED_BY_MAPPING products.price" + reason));
    assertThat(failures(run(here))).isEmpty();
    assertThat(failures(run(accepting))).isEmpty();
    assertThat(file).hasContent(written);
  }

  @Test
  void acceptingOnAdoptionKeepsWhatTheFileSays(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("worn.judgement");
    Files.writeString(
        file,
        """
        # ours
        severity COLUMN_UNMAPPED WARNING
        accept COLUMN_REQUIRED_BY_MAPPING products.* -- old rows have no price
        accept ROLLBACK_MISSING *::default-note::* -- present on 2026-01-31 when Plumbline was introduced
        """);

    EngineExecutionResults results =
        run(Map.of("plumbline.judgements", folder.toString(), "plumbline.accept", "all"));

    assertThat(failures(results)).isEmpty();
    assertThat(Files.readString(file))
        .startsWith(
            """
            # ours
            severity COLUMN_UNMAPPED WARNING
            accept COLUMN_REQUIRED_BY_MAPPING products.* -- old rows have no price

            # What was there when Plumbline was introduced. Take out a line once its finding is gone.
            accept CHANGESET_WITHOUT_EFFECT""")
        .contains("\naccept COLUMN_UNMAPPED products.")
        .containsOnlyOnce(
            "accept ROLLBACK_MISSING *::default-note::* -- present on 2026-01-31 when")
        .containsOnlyOnce("ROLLBACK_MISSING");
  }

  @PlumblineTest(value = "worn", entities = Product.class)
  static class FileOnly implements SchemaContract {}

  @Test
  void theFileAloneLeavesTheRestAndChangesSeverities() {
    assertThat(failures(run(FileOnly.class)))
        .hasEntrySatisfying(
            "entities and schema agree",
            message ->
                assertThat(message)
                    .contains("worn: entities and schema do not agree: 2 warnings")
                    .contains("WARNING COLUMN_UNMAPPED  products.note")
                    .contains("WARNING COLUMN_REQUIRED_BY_MAPPING  products.price"))
        .hasSize(1);
  }

  @PlumblineTest(
      value = "worn",
      entities = Product.class,
      failOn = Severity.ERROR,
      severities = @SeverityOf(code = FindingCode.ACCEPTANCE_UNUSED, is = Severity.ERROR),
      accept =
          @Accept(
              code = FindingCode.TABLE_UNMAPPED,
              subject = "audit",
              reason = "written by a trigger"))
  static class Outdated implements SchemaContract {

    @Test
    void isNotJudgedOnADatabaseThatATestHasChanged(ServiceDatabase database, Connection connection)
        throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute("alter table products drop price");
      }
      assertThat(database.parity())
          .containsOnlyCodes(FindingCode.COLUMN_MISSING, FindingCode.COLUMN_UNMAPPED);
      try (Statement statement = connection.createStatement()) {
        statement.execute("alter table products add price numeric(10, 2)");
      }
    }
  }

  @Test
  void anAcceptanceThatNoLongerMatchesAnythingIsReportedByTheTestThatShowsIt() {
    assertThat(failures(run(Outdated.class)))
        .hasEntrySatisfying(
            "entities and schema agree",
            message ->
                assertThat(message)
                    .contains("worn: entities and schema do not agree: 1 error")
                    .contains(
                        "ERROR ACCEPTANCE_UNUSED  @PlumblineTest on " + Outdated.class.getName())
                    .contains("a finding TABLE_UNMAPPED on audit")
                    .contains("written by a trigger"))
        .hasSize(1);
  }

  @PlumblineTest(value = "mistaken", entities = Product.class)
  static class Mistaken implements SchemaContract {}

  @Test
  void aFileThatCannotBeReadFailsTheClassOnceWithAllMistakes() {
    assertThat(failures(run(Mistaken.class)).values())
        .singleElement()
        .asString()
        .startsWith("The judgement of findings of \"mistaken\": ")
        .contains("plumbline/mistaken.judgement:1: there is no code \"COLUMN_UNMAPED\"")
        .contains("plumbline/mistaken.judgement:2: an acceptance is of the form");
  }

  @PlumblineTest(
      value = "worn",
      entities = Product.class,
      severities = @SeverityOf(code = FindingCode.COLUMN_UNMAPPED, is = Severity.NOTE),
      accept = @Accept(code = FindingCode.CHANGESET_PENDING, subject = " ", reason = ""))
  static class Contradictory implements SchemaContract {}

  @Test
  void anAcceptanceWithoutSubjectIsRefused() {
    assertThat(failures(run(Contradictory.class)).values())
        .singleElement()
        .asString()
        .contains("@PlumblineTest on " + Contradictory.class.getName())
        .contains("names no subject");
  }

  @PlumblineTest(value = "restless", entities = Product.class)
  static class Restless implements SchemaContract {}

  @Test
  void aMigrationThatActsTwiceIsReportedInFull() throws IOException {
    String message = failures(run(Restless.class)).get("migrating twice changes nothing");

    assertThat(message)
        .contains(
            Files.readString(
                Path.of("src/test/resources/findings/migration-not-repeatable/expected.txt")));
  }

  @PlumblineTest(
      value = "restless",
      entities = Product.class,
      accept = {
        @Accept(
            code = FindingCode.MIGRATION_NOT_REPEATABLE,
            subject = "restless",
            reason = "the index is dropped by hand"),
        @Accept(code = FindingCode.ROLLBACK_INCOMPLETE, subject = "*", reason = "never needed")
      })
  static class AcceptingRepetition implements SchemaContract {}

  @Test
  void aMigrationThatActsTwiceCanBeAccepted() {
    assertThat(failures(run(AcceptingRepetition.class)))
        .doesNotContainKey("migrating twice changes nothing");
  }
}
