package dev.plumbline.benchmarks.hazards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.plumbline.benchmarks.hazards.Form.Format;
import dev.plumbline.benchmarks.hazards.Form.Kind;
import dev.plumbline.benchmarks.hazards.Hazard.Judge;
import dev.plumbline.benchmarks.report.Run;
import dev.plumbline.finding.FindingCode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HazardsTest {

  @Test
  void everyHazardHasItsNameABadFormAndASafeOne() throws IOException {
    List<Hazard> hazards = Hazards.all();

    assertThat(hazards).hasSize(90).extracting(Hazard::name).doesNotHaveDuplicates();
    assertThat(hazards)
        .allSatisfy(
            hazard -> {
              assertThat(forms(hazard, Kind.BAD, Format.SQL)).hasSize(1);
              assertThat(forms(hazard, Kind.SAFE, Format.SQL)).hasSize(1);
              assertThat(hazard.forms())
                  .allSatisfy(
                      form ->
                          assertThat(form.steps())
                              .allSatisfy(step -> assertThat(step.lines()).isNotEmpty()));
            });
  }

  @Test
  void hazardsThatLiquibaseHasAChangeForAreThereInYamlToo() throws IOException {
    Set<String> changes = new HashSet<>();
    for (Hazard hazard : Hazards.all()) {
      for (Form form : hazard.forms()) {
        if (form.format() == Format.YAML && form.kind() == Kind.BAD) {
          form.last().lines().forEach(line -> changes.add(line.substring(0, line.indexOf(':'))));
        }
      }
    }

    assertThat(changes)
        .contains(
            "addColumn",
            "addForeignKeyConstraint",
            "addNotNullConstraint",
            "addPrimaryKey",
            "addUniqueConstraint",
            "createIndex",
            "createTable",
            "delete",
            "dropColumn",
            "dropDefaultValue",
            "dropForeignKeyConstraint",
            "dropIndex",
            "dropNotNullConstraint",
            "dropTable",
            "dropUniqueConstraint",
            "modifyDataType",
            "renameColumn",
            "renameTable",
            "update");
  }

  @Test
  void everyCodeOfTheRehearsalIsExpectedOfSomeHazard() throws IOException {
    Set<FindingCode> expected = EnumSet.noneOf(FindingCode.class);
    for (Hazard hazard : Hazards.all()) {
      expected.addAll(hazard.finds());
    }

    assertThat(expected)
        .containsAll(EnumSet.range(FindingCode.CHANGESET_FAILS, FindingCode.NAME_TRUNCATED));
  }

  private static List<Form> forms(Hazard hazard, Kind kind, Format format) {
    return hazard.forms().stream()
        .filter(form -> form.kind() == kind && form.format() == format)
        .toList();
  }

  @Test
  void textBecomesChangeSets() {
    Hazard hazard =
        HazardText.read(
                """
                # for people
                === DROPS
                group: loses data
                finds: DATA_DROPPED OBJECT_LOST
                object: loaves
                --- bad sql
                drop table crumbs;
                --- then without transaction
                drop table loaves;
                --- safe yaml
                dropTable: {tableName: crumbs}
                """)
            .get(0);

    assertThat(hazard.judge()).isEqualTo(Judge.REHEARSAL);
    assertThat(hazard.finds())
        .containsExactlyInAnyOrder(FindingCode.DATA_DROPPED, FindingCode.OBJECT_LOST);
    assertThat(hazard.forms().get(0).changelog())
        .isEqualTo(
            """
            --liquibase formatted sql
            --changeset mira:1
            drop table crumbs;
            --changeset mira:2 runInTransaction:false
            drop table loaves;
            """);
    assertThat(hazard.forms().get(0).lastChangeSet()).isEqualTo("changelogs/shop/new.sql::2::mira");
    assertThat(hazard.forms().get(1).changelog())
        .endsWith("      changes:\n        - dropTable: {tableName: crumbs}\n");
  }

  @Test
  void textThatMeansNothingIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HazardText.read("=== DROPS\ngroup loses data\n"))
        .withMessage("DROPS: what does this mean? group loses data");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HazardText.read("=== DROPS\nfinds: DATA_DROPPED\n"))
        .withMessage("DROPS: no group");
  }

  @Test
  void whatIsMissedFalselyReportedOrUnknownIsToldApart(@TempDir Path dir)
      throws IOException, SQLException {
    Hazard hazard =
        HazardText.read(
                """
                === REWRITES
                group: rewrites
                finds: TABLE_REWRITTEN
                object: orders
                --- bad sql
                alter table orders alter pieces type bigint;
                --- bad sql
                alter table orders alter name type text;
                --- safe sql
                alter table orders alter name type text;
                --- safe sql
                alter table orders alter pieces type bigint;
                --- safe sql
                alter table orders alter pieces tipe bigint;
                --- safe sql
                alter table nowhere add column n int;
                """)
            .get(0);

    assertThat(verdicts(hazard, dir))
        .extracting(Verdict::outcome)
        .containsExactly(
            Verdict.Outcome.FOUND,
            Verdict.Outcome.MISSED,
            Verdict.Outcome.QUIET,
            Verdict.Outcome.FALSELY_REPORTED,
            Verdict.Outcome.UNKNOWN_TO_SERVER,
            Verdict.Outcome.BROKEN);
  }

  @Test
  void evidenceThatNamesAnotherObjectIsWrong(@TempDir Path dir) throws IOException, SQLException {
    String text =
        """
        === BLOCKS
        group: locks
        finds: WRITES_BLOCKED
        object: %s
        --- bad sql
        create index orders_email on orders (email);
        """;

    assertThat(verdicts(HazardText.read(text.formatted("orders")).get(0), dir))
        .allMatch(Verdict::evidenceIsRight);
    assertThat(verdicts(HazardText.read(text.formatted("payments")).get(0), dir))
        .noneMatch(Verdict::evidenceIsRight);
  }

  private static List<Verdict> verdicts(Hazard hazard, Path dir) throws IOException, SQLException {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Run run = new Run("hazards", true, dir, Map.of(), nowhere);
    return new Trials(run, List.of(hazard)).onGivenRows();
  }
}
