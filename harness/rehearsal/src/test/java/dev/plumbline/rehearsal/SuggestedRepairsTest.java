package dev.plumbline.rehearsal;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.changelog.ChangeSetDraft;
import dev.plumbline.changelog.ChangeSetWriter;
import dev.plumbline.changelog.Changelog;
import dev.plumbline.changelog.ChangelogFolder;
import dev.plumbline.changelog.SuggestedChangelog;
import dev.plumbline.comparison.Difference;
import dev.plumbline.comparison.SchemaComparison;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.Findings;
import dev.plumbline.finding.Severity;
import dev.plumbline.migrator.ChangeSetRun;
import dev.plumbline.migrator.MigrationListener;
import dev.plumbline.migrator.MigrationResult;
import dev.plumbline.migrator.Migrator;
import dev.plumbline.parity.Mapping;
import dev.plumbline.parity.MappingParity;
import dev.plumbline.parity.ParityDifferences;
import dev.plumbline.remedy.RepairStep;
import dev.plumbline.remedy.Repairs;
import dev.plumbline.schema.Schema;
import dev.plumbline.servers.Disposable;
import dev.plumbline.verification.ChangeSetId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Repairs that are written down are applied and rolled back by the migrator. */
class SuggestedRepairsTest {

  private static final Path CASES = Path.of("../parity/src/test/resources");

  /** Trials only know DDL, by which everything counts as declared. */
  private static final String OF_TRAITS = "undeclared";

  /** Those of repairs, and that of indexes, in every format; the others by turns. */
  static Stream<Arguments> cases() throws IOException {
    List<Arguments> all = new ArrayList<>();
    List<String> files = List.copyOf(ChangelogFolder.NEWEST.keySet());
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
  private record Trial(
      Findings before,
      Findings after,
      Repairs repairs,
      @Nullable SuggestedChangelog suggested,
      Schema actual,
      Schema reached,
      List<String> leftBehind) {}

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

  static Set<String> newestFiles() {
    return ChangelogFolder.NEWEST.keySet();
  }

  /** A trial runs the file alone, because that is quick: as a part of the changelog it does so. */
  @ParameterizedTest
  @MethodSource("newestFiles")
  void asAPartOfTheChangelogItDoesTheSame(String newest, @TempDir Path dir)
      throws IOException, SQLException {
    Path folder = CASES.resolve("parity/unique");
    Trial trial = trial(folder, newest, dir.resolve("alone"));
    SuggestedChangelog suggested = requireNonNull(trial.suggested());
    String file = suggested.path().substring("changelogs/shop/".length());
    Changelog whole =
        files(folder, newest, dir.resolve("whole"))
            .withYaml(includes("001.sql", newest, file))
            .with(file, suggested.text())
            .changelog();
    try (Connection connection = Disposable.database()) {
      Migrator migrator = new Migrator(whole);
      int steps = suggested.changeSets().size();
      assertThat(migrator.migrate(connection, MigrationListener.NONE).runs())
          .extracting(ChangeSetRun::id)
          .endsWith(suggested.changeSets().toArray(ChangeSetId[]::new))
          .hasSize(steps + 2);

      assertThat(CatalogReader.read(connection)).isEqualTo(trial.reached());
      migrator.rollback(connection, steps, MigrationListener.NONE);
      assertThat(CatalogReader.read(connection)).isEqualTo(trial.actual());
    }
  }

  private static ChangelogFolder files(Path folder, String newest, Path dir) throws IOException {
    return new ChangelogFolder(dir)
        .withYaml(includes("001.sql", newest))
        .with("001.sql", changeSet(Files.readString(folder.resolve("actual.sql"))))
        .with(newest, requireNonNull(ChangelogFolder.NEWEST.get(newest)));
  }

  private static String includes(String... files) {
    return Stream.of(files)
        .map(file -> "  - include: {file: changelogs/shop/" + file + "}\n")
        .collect(Collectors.joining());
  }

  private static Trial trial(Path folder, String newest, Path dir)
      throws IOException, SQLException {
    Changelog changelog = files(folder, newest, dir).changelog();
    Schema mapped = schemaOf(Files.readString(folder.resolve("mapped.sql")));
    try (Connection connection = Disposable.database()) {
      new Migrator(changelog).migrate(connection, MigrationListener.NONE);
      Schema actual = CatalogReader.read(connection);
      ParityDifferences differences = MappingParity.differences(Mapping.of(mapped), actual);
      Findings before = differences.findings();
      Repairs repairs = Repairs.of(before.atLeast(Severity.WARNING), differences);
      if (repairs.isEmpty()) {
        return new Trial(before, Findings.none(), repairs, null, actual, actual, List.of());
      }
      SuggestedChangelog suggested = ChangeSetWriter.of(changelog).write(drafts(repairs));
      Migrator migrator =
          new Migrator(suggested.alone(changelog, dir.resolve("trial"))).onDisposable();
      LastingChanges lasting = new LastingChanges(suggested, repairs, actual);
      MigrationResult result = migrator.migrate(connection, lasting);
      assertThat(result.runs()).hasSameSizeAs(repairs.steps());
      Schema reached = CatalogReader.read(connection);
      Findings after =
          MappingParity.differences(Mapping.of(mapped), reached)
              .findings()
              .atLeast(Severity.WARNING);
      migrator.rollback(connection, result.runs().size(), MigrationListener.NONE);
      List<String> left =
          SchemaComparison.compare(actual, CatalogReader.read(connection)).stream()
              .filter(difference -> !lasting.differences.contains(difference))
              .map(Difference::toText)
              .toList();
      return new Trial(before, after, repairs, suggested, actual, reached, left);
    }
  }

  /** What the steps without a rollback do: that stays, and is meant to. */
  private static final class LastingChanges implements MigrationListener {
    private final SuggestedChangelog suggested;
    private final Repairs repairs;
    private final Set<Difference> differences = new HashSet<>();
    private Schema before;

    LastingChanges(SuggestedChangelog suggested, Repairs repairs, Schema before) {
      this.suggested = suggested;
      this.repairs = repairs;
      this.before = before;
    }

    @Override
    public void applied(ChangeSetRun run, Connection connection) throws SQLException {
      Schema after = CatalogReader.read(connection);
      RepairStep step = repairs.steps().get(suggested.indexOf(run.id()).orElseThrow());
      if (step.rollback().isEmpty()) {
        differences.addAll(SchemaComparison.compare(before, after));
      }
      before = after;
    }
  }

  private static List<ChangeSetDraft> drafts(Repairs repairs) {
    return repairs.steps().stream()
        .map(
            step ->
                new ChangeSetDraft(
                    step.title(),
                    step.remarks(),
                    step.transactional(),
                    step.statements(),
                    step.rollback()))
        .toList();
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
}
