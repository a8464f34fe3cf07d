package dev.plumbline.migrator;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.comparison.Difference;
import dev.plumbline.comparison.SchemaComparison;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.Findings;
import dev.plumbline.finding.Severity;
import dev.plumbline.parity.MappingParity;
import dev.plumbline.remedy.RepairStep;
import dev.plumbline.remedy.Repairs;
import dev.plumbline.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SuggestedChangelogTest {

  private static final Path CASES = Path.of("../parity/src/test/resources");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

  /** Trials only know DDL, by which everything counts as declared. */
  private static final String OF_TRAITS = "undeclared";

  /** The newest file of a changelog, in each format; what is in it does not matter. */
  private static final Map<String, String> NEWEST = new TreeMap<>();

  static {
    NEWEST.put("002.yaml", "databaseChangeLog: [{changeSet: {id: x, author: a, changes: []}}]");
    NEWEST.put(
        "002.json",
        "{\"databaseChangeLog\": [{\"changeSet\": {\"id\": \"x\",\"author\": \"a\"}}]}");
    NEWEST.put("002.sql", "--liquibase formatted sql\n--changeset a:x\nselect 1;\n");
    NEWEST.put(
        "002.xml",
        """
        <databaseChangeLog
            xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
            xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
                http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
          <changeSet id="x" author="a"/>
        </databaseChangeLog>
        """);
  }

  /** Those of repairs, and that of indexes, in every format; the others by turns. */
  static Stream<Arguments> cases() throws IOException {
    List<Arguments> all = new ArrayList<>();
    List<String> files = List.copyOf(NEWEST.keySet());
    for (String kind : List.of("parity", "repair")) {
      try (Stream<Path> folders = Files.list(CASES.resolve(kind))) {
        for (Path folder : folders.filter(found -> !found.endsWith(OF_TRAITS)).sorted().toList()) {
          if (kind.equals("repair") || folder.endsWith("index")) {
            files.forEach(file -> all.add(Arguments.of(folder, file)));
          } else {
            all.add(Arguments.of(folder, files.get(all.size() % files.size())));
          }
        }
      }
    }
    return all.stream();
  }

  /** Applies a suggestion by the migrator, and looks. */
  private record Trial(Findings before, Findings after, Repairs repairs, List<String> leftBehind) {}

  @ParameterizedTest
  @MethodSource("cases")
  void theMigratorAppliesItAndRollsItBack(Path folder, String newest, @TempDir Path dir)
      throws IOException, SQLException {
    Trial trial = trial(folder, newest, dir);

    assertThat(keys(trial.after()))
        .filteredOn(keys(trial.repairs().findings())::contains)
        .isEmpty();
    assertThat(keys(trial.after())).isSubsetOf(keys(trial.before()));
    assertThat(trial.leftBehind()).isEmpty();
  }

  private static Trial trial(Path folder, String newest, Path dir)
      throws IOException, SQLException {
    Changelog changelog =
        new ChangelogFolder(dir)
            .withYaml(
                "  - include: {file: changelogs/shop/001.sql}\n"
                    + "  - include: {file: changelogs/shop/"
                    + newest
                    + "}\n")
            .with("001.sql", changeSet(Files.readString(folder.resolve("actual.sql"))))
            .with(newest, requireNonNull(NEWEST.get(newest)))
            .changelog();
    Schema mapped = schemaOf(Files.readString(folder.resolve("mapped.sql")));
    try (Connection connection = Disposable.database()) {
      new Migrator(changelog).migrate(connection, MigrationListener.NONE);
      Schema actual = CatalogReader.read(connection);
      Findings before = MappingParity.compare(mapped, actual);
      Repairs repairs = Repairs.of(before.atLeast(Severity.WARNING), mapped, actual);
      if (repairs.isEmpty()) {
        return new Trial(before, Findings.none(), repairs, List.of());
      }
      SuggestedChangelog suggested = SuggestedChangelog.of(changelog, repairs, CLOCK);
      Migrator migrator = new Migrator(suggested.appendedTo(changelog, dir.resolve("trial")));
      LastingChanges lasting = new LastingChanges(suggested, actual);
      MigrationResult result = migrator.migrate(connection, lasting);
      assertThat(result.runs()).hasSameSizeAs(repairs.steps());
      Findings after =
          MappingParity.compare(mapped, CatalogReader.read(connection)).atLeast(Severity.WARNING);
      migrator.rollback(connection, result.runs().size(), MigrationListener.NONE);
      List<String> left =
          SchemaComparison.compare(actual, CatalogReader.read(connection)).stream()
              .filter(difference -> !lasting.differences.contains(difference))
              .map(Difference::toText)
              .toList();
      return new Trial(before, after, repairs, left);
    }
  }

  /** What the steps without a rollback do: that stays, and is meant to. */
  private static final class LastingChanges implements MigrationListener {
    private final SuggestedChangelog suggested;
    private final Set<Difference> differences = new HashSet<>();
    private Schema before;

    LastingChanges(SuggestedChangelog suggested, Schema before) {
      this.suggested = suggested;
      this.before = before;
    }

    @Override
    public void applied(ChangeSetRun run, Connection connection) throws SQLException {
      Schema after = CatalogReader.read(connection);
      RepairStep step = suggested.stepOf(run.id()).orElseThrow();
      if (step.rollback().isEmpty()) {
        differences.addAll(SchemaComparison.compare(before, after));
      }
      before = after;
    }
  }

  private static String changeSet(String sql) {
    return "--liquibase formatted sql\n--changeset a:1 splitStatements:false stripComments:false\n"
        + sql;
  }

  private static Schema schemaOf(String sql) throws SQLException {
    try (Connection connection = Disposable.database()) {
      Disposable.execute(connection, sql);
      return CatalogReader.read(connection);
    }
  }

  private static List<String> keys(Iterable<Finding> findings) {
    List<String> keys = new ArrayList<>();
    findings.forEach(finding -> keys.add(finding.code() + " " + finding.subject()));
    return keys;
  }

  /** A missing column, an index and an enum value: with and without a transaction. */
  private static Repairs someRepairs() throws SQLException {
    Schema mapped =
        schemaOf(
            "create table t (id bigint primary key, note text default '${user.name} -- /* ;', kind"
                + " varchar(9) check (kind in ('A', 'B--', 'C;C'))); create index on t (kind)");
    Schema actual = schemaOf("create table t (id bigint primary key, kind varchar(9))");
    return Repairs.of(MappingParity.compare(mapped, actual), mapped, actual);
  }

  @ParameterizedTest
  @CsvSource({"yaml", "json", "xml", "sql"})
  void isWrittenAsPeopleReadIt(String ending, @TempDir Path dir) throws IOException, SQLException {
    String file = "002." + ending;
    Changelog changelog =
        new ChangelogFolder(dir)
            .withYaml("  - include: {file: " + file + ", relativeToChangelogFile: true}\n")
            .with(file, requireNonNull(NEWEST.get(file)))
            .changelog();

    SuggestedChangelog suggested = SuggestedChangelog.of(changelog, someRepairs(), CLOCK);

    Path expected = Path.of("src/test/resources/suggested/expected." + ending);
    if (Boolean.getBoolean("plumbline.update-expected")) {
      Files.createDirectories(expected.getParent());
      Files.writeString(expected, suggested.text());
    }
    assertThat(suggested.text()).isEqualTo(Files.readString(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "007-weigh-in-grams.yaml | 007-quantities | 008-agree-with-entities.yaml | 008-add-index",
        "06_audit_findings.sql | 06_audit | 07_agree_with_entities.sql | 07_add_index",
        "1.9-refunds.sql | 1.9-create-refunds | 1.9-refunds-agree-with-entities.sql | add-index",
        "2025-06-locales.json | widen-locale | 2026-11-agree-with-entities.json | add-index",
        "2025-05-20-names.xml | 2025-05-20-x | 2026-11-21-agree-with-entities.xml | 2026-11-21-add-index",
        "05-difficulty.xml | 2025-05-12-x | 06-agree-with-entities.xml | 2026-11-21-add-index",
        "05-difficulty.xml | 17-x | 06-agree-with-entities.xml | add-index",
        "V12__audit.sql | audit_1 | V13__agree_with_entities.sql | add_index",
        "billing.xml | 7 | agree-with-entities.xml | 8",
        "billing.xml | add-vat | agree-with-entities.xml | add-index",
      })
  void isNamedLikeItsPredecessors(String newest, String id, String next, String nextId) {
    FileNames names = FileNames.after(newest, LocalDate.now(CLOCK));
    String title = "add index";

    assertThat(names.name()).isEqualTo(next);
    assertThat(
            ChangeSetNames.like(List.of(id), List.of(id), names, LocalDate.now(CLOCK)).next(title))
        .isEqualTo(nextId);
  }

  @Test
  void idsAreUnique() {
    ChangeSetNames names =
        ChangeSetNames.like(
            List.of("first"),
            List.of("first"),
            FileNames.after("changes.sql", LocalDate.now(CLOCK)),
            LocalDate.now(CLOCK));

    assertThat(List.of(names.next("add x"), names.next("add x"), names.next("add: x!")))
        .containsExactly("add-x", "add-x-2", "add-x-3");
  }
}
