package dev.plumbline.junit;

import dev.plumbline.catalog.IncrementalCatalogReader;
import dev.plumbline.changelog.ChangeSetDraft;
import dev.plumbline.changelog.ChangeSetWriter;
import dev.plumbline.changelog.Changelog;
import dev.plumbline.changelog.ChangelogException;
import dev.plumbline.changelog.SuggestedChangelog;
import dev.plumbline.comparison.Difference;
import dev.plumbline.comparison.SchemaComparison;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.Findings;
import dev.plumbline.migrator.ChangeSetFailedException;
import dev.plumbline.migrator.ChangeSetRun;
import dev.plumbline.migrator.MigrationException;
import dev.plumbline.migrator.MigrationListener;
import dev.plumbline.migrator.Migrator;
import dev.plumbline.postgres.Database;
import dev.plumbline.remedy.RepairStep;
import dev.plumbline.remedy.Repairs;
import dev.plumbline.schema.Schema;
import dev.plumbline.verification.ChangeSetId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Suggested changeSets that were tried: applied by the migrator to a copy of the migrated database,
 * judged, and rolled back. A repair that fails or helps nothing is taken out, and the rest is tried
 * again.
 *
 * @param repairs those that are suggested, and the findings that are not put right
 * @param suggested the file; null if there is nothing to suggest
 * @param problem what speaks against it all the same, or null if it is proven
 */
record FixProof(Repairs repairs, @Nullable SuggestedChangelog suggested, @Nullable String problem) {

  static FixProof of(ServiceUnderTest service, Findings findings) {
    Repairs repairs = Repairs.of(findings, service.differences());
    if (repairs.isEmpty()) {
      return new FixProof(repairs, null, null);
    }
    ChangeSetWriter writer = ChangeSetWriter.of(service.changelog());
    while (!repairs.isEmpty()) {
      SuggestedChangelog suggested = writer.write(drafts(repairs));
      Trial trial = new Trial(service, repairs, suggested);
      Optional<Repairs> fewer = trial.run(findings);
      if (fewer.isEmpty()) {
        return new FixProof(repairs, suggested, trial.problem);
      }
      repairs = fewer.get();
    }
    return new FixProof(repairs, null, null);
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

  /** One attempt. */
  private static final class Trial {

    private final ServiceUnderTest service;
    private final Repairs repairs;
    private final SuggestedChangelog suggested;
    private final IncrementalCatalogReader reader = new IncrementalCatalogReader();
    private final Set<Difference> lasting = new HashSet<>();
    private @Nullable String problem;

    Trial(ServiceUnderTest service, Repairs repairs, SuggestedChangelog suggested) {
      this.service = service;
      this.repairs = repairs;
      this.suggested = suggested;
    }

    /** Fewer repairs, where some turned out to be useless; empty if these are what can be said. */
    Optional<Repairs> run(Findings findings) {
      Database database = service.newDatabase("plumbline fix");
      try (Connection connection = database.connect();
          Connection observer = database.connect()) {
        Path folder = Files.createTempDirectory("plumbline-fix");
        try {
          return run(findings, suggested.alone(service.changelog(), folder), connection, observer);
        } finally {
          delete(folder);
        }
      } catch (SQLException e) {
        throw new IllegalStateException("The copy to try it on failed: " + e.getMessage(), e);
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot write the changelog to try: " + e, e);
      } finally {
        service.cluster().discard(database);
      }
    }

    /**
     * @param observer another session, whose plans are kept
     */
    private Optional<Repairs> run(
        Findings findings, Changelog changelog, Connection connection, Connection observer)
        throws SQLException {
      Migrator migrator = new Migrator(changelog).onDisposable();
      try {
        migrator.migrate(connection, watching(observer));
      } catch (ChangeSetFailedException e) {
        return stepOf(e.changeSet()).map(step -> repairs.without(step, refused(step, e)));
      }
      Findings after =
          service
              .parity(reader.read(observer), connection)
              .atLeast(service.specification().failOn());
      Optional<RepairStep> useless = useless(after);
      if (useless.isPresent()) {
        return Optional.of(
            repairs.without(
                useless.get(),
                "What would be suggested ("
                    + useless.get().title()
                    + ") leaves the finding there."));
      }
      problem =
          fresh(findings, after)
              .or(() -> afterRollback(migrator, connection, observer))
              .orElse(null);
      return Optional.empty();
    }

    /** What a step without a rollback does is meant to stay. */
    private MigrationListener watching(Connection observer) {
      return new MigrationListener() {
        private Schema before = service.migratedSchema();

        @Override
        public void starting(ChangeSetId changeSet, Connection connection) throws SQLException {
          if (lasts(changeSet)) {
            before = reader.read(observer);
          }
        }

        @Override
        public void applied(ChangeSetRun run, Connection connection) throws SQLException {
          if (lasts(run.id())) {
            lasting.addAll(SchemaComparison.compare(before, reader.read(observer)));
          }
        }
      };
    }

    private boolean lasts(ChangeSetId changeSet) {
      return stepOf(changeSet).filter(step -> step.rollback().isEmpty()).isPresent();
    }

    private Optional<RepairStep> stepOf(ChangeSetId changeSet) {
      OptionalInt index = suggested.indexOf(changeSet);
      return index.isEmpty()
          ? Optional.empty()
          : Optional.of(repairs.steps().get(index.getAsInt()));
    }

    private static String refused(RepairStep step, ChangeSetFailedException e) {
      return "What would be suggested ("
          + step.title()
          + ") fails: "
          + e.reason().replaceAll("\\s*\\n\\s*", " ")
          + e.statement().map(sql -> " In: " + sql).orElse("");
    }

    private Optional<RepairStep> useless(Findings after) {
      Set<String> remaining = keys(after);
      return repairs.steps().stream()
          .filter(step -> step.findings().stream().map(Trial::key).anyMatch(remaining::contains))
          .findFirst();
    }

    private static Optional<String> fresh(Findings before, Findings after) {
      Set<String> known = keys(before);
      List<String> fresh = new ArrayList<>(keys(after));
      fresh.removeAll(known);
      return fresh.isEmpty()
          ? Optional.empty()
          : Optional.of("with them applied, there are new findings: " + String.join(", ", fresh));
    }

    private Optional<String> afterRollback(
        Migrator migrator, Connection connection, Connection observer) {
      try {
        migrator.rollback(connection, suggested.changeSets().size(), MigrationListener.NONE);
        List<Difference> left =
            SchemaComparison.compare(service.migratedSchema(), reader.read(observer));
        String remains =
            left.stream()
                .filter(difference -> !lasting.contains(difference))
                .map(Difference::toText)
                .collect(Collectors.joining(", "));
        return remains.isEmpty()
            ? Optional.empty()
            : Optional.of(
                "the findings are gone, but the rollback leaves another schema: " + remains);
      } catch (MigrationException | ChangelogException | SQLException e) {
        return Optional.of("the findings are gone, but the rollback fails: " + e.getMessage());
      }
    }

    private static Set<String> keys(Findings findings) {
      return findings.stream().map(Trial::key).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What makes a finding the same one, whatever its words. */
    private static String key(Finding finding) {
      return finding.code() + " on " + finding.subject();
    }

    private static void delete(Path folder) throws IOException {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
