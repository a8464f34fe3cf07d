package dev.plumbline.rehearsal;

import dev.plumbline.catalog.IncrementalCatalogReader;
import dev.plumbline.changelog.Changelog;
import dev.plumbline.comparison.Difference;
import dev.plumbline.comparison.SchemaComparison;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Findings;
import dev.plumbline.migrator.ChangeSetFailedException;
import dev.plumbline.migrator.ChangeSetRun;
import dev.plumbline.migrator.MigrationListener;
import dev.plumbline.migrator.Migrator;
import dev.plumbline.schema.Schema;
import dev.plumbline.verification.ChangeSetId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Migrates an empty database with a look at the schema before each changeSet, then rolls back one
 * after the other and compares. Below a changeSet that cannot be rolled back it goes on with a
 * fresh database, so that all problems are found at once.
 */
final class RollbackRehearsal {

  private final Migrator migrator;
  private final DisposableDatabases databases;
  private final List<ChangeSetId> applied = new ArrayList<>();
  private final List<Schema> schemasBefore = new ArrayList<>();
  private final Set<ChangeSetId> impossible = new HashSet<>();
  private final List<Finding> findings = new ArrayList<>();

  /** How many of the first changeSets nobody rolls back. */
  private int never;

  RollbackRehearsal(Changelog changelog, DisposableDatabases databases) {
    migrator = new Migrator(changelog).onDisposable().forPurpose("rehearsing its rollbacks");
    this.databases = databases;
  }

  Findings findings() throws SQLException {
    int remaining;
    try (Connection connection = databases.create()) {
      migrateAndRecord(connection);
      findImpossible(connection);
      int top = applied.size();
      // nothing can be undone below one that cannot: on with a fresh database
      remaining = possibleFrom(top) == top ? rollBack(connection, top) : possibleFrom(top);
    }
    while (remaining > never) {
      int top = remaining;
      try (Connection connection = databases.create()) {
        migrator
            .only(Set.copyOf(applied.subList(0, top)))
            .migrate(connection, MigrationListener.NONE);
        remaining = rollBack(connection, top);
      }
    }
    return Findings.of(findings);
  }

  private void migrateAndRecord(Connection connection) throws SQLException {
    IncrementalCatalogReader reader = new IncrementalCatalogReader();
    try (Connection observer = databases.again(connection)) {
      schemasBefore.add(reader.read(observer));
      migrator.migrate(
          connection,
          new MigrationListener() {
            @Override
            public void applied(ChangeSetRun changeSet, Connection current) throws SQLException {
              if (changeSet.outcome() != ChangeSetRun.Outcome.FAILED) {
                applied.add(changeSet.id());
                schemasBefore.add(reader.read(observer));
              }
            }
          });
    }
  }

  private void findImpossible(Connection connection) {
    Migrator.WithoutRollback lacking =
        migrator.only(Set.copyOf(applied)).withoutRollback(connection);
    impossible.addAll(lacking.changeSets());
    lacking.findings().forEach(findings::add);
    if (lacking.neverDeclared()) {
      never = applied.lastIndexOf(lacking.changeSets().get(lacking.changeSets().size() - 1)) + 1;
    }
  }

  /**
   * Rolls back from {@code top} as far as it goes; returns how many to start with next time. In
   * another session, as in production: nothing of the one that migrated is there.
   */
  private int rollBack(Connection migrated, int top) throws SQLException {
    int bottom = top;
    while (bottom > 0 && !isImpossible(bottom)) {
      bottom--;
    }
    if (bottom == top) {
      return 0;
    }
    try (Connection another = databases.again(migrated);
        Connection observer = databases.again(migrated)) {
      migrator.rollback(another, top - bottom, new SchemaWatch(observer));
    } catch (ChangeSetFailedException e) {
      findings.add(failed(e));
      return possibleFrom(applied.indexOf(e.changeSet()));
    }
    return possibleFrom(bottom);
  }

  /** Whether the last one of so many cannot be rolled back. */
  private boolean isImpossible(int count) {
    return impossible.contains(applied.get(count - 1));
  }

  /**
   * The greatest number of changeSets, at most {@code top}, the last of which can be rolled back.
   */
  private int possibleFrom(int top) {
    int possible = top;
    while (possible > 0 && isImpossible(possible)) {
      possible--;
    }
    return possible;
  }

  private static Finding failed(ChangeSetFailedException e) {
    return Finding.of(
        FindingCode.ROLLBACK_FAILED,
        e.changeSet().toString(),
        "rolls back",
        e.reason() + e.statement().map(sql -> "\nin: " + sql).orElse(""));
  }

  /** Compares after each rollback, and reports what the steps before have not reported. */
  private final class SchemaWatch implements MigrationListener {

    private static final int SHOWN = 20;

    private final IncrementalCatalogReader reader = new IncrementalCatalogReader();
    private final Connection observer;
    private Set<Difference> known = Set.of();

    SchemaWatch(Connection observer) {
      this.observer = observer;
    }

    @Override
    public void rolledBack(ChangeSetId changeSet, Duration elapsed, Connection connection)
        throws SQLException {
      Schema before = schemasBefore.get(applied.indexOf(changeSet));
      List<Difference> differences = SchemaComparison.compare(before, reader.read(observer));
      List<Difference> fresh =
          differences.stream().filter(difference -> !known.contains(difference)).toList();
      if (!fresh.isEmpty()) {
        findings.add(incomplete(changeSet, fresh));
      }
      known = new HashSet<>(differences);
    }

    private Finding incomplete(ChangeSetId changeSet, List<Difference> differences) {
      List<String> lines =
          new ArrayList<>(differences.stream().limit(SHOWN).map(Difference::toText).toList());
      if (differences.size() > SHOWN) {
        lines.add("… and " + (differences.size() - SHOWN) + " more");
      }
      return Finding.of(
          FindingCode.ROLLBACK_INCOMPLETE,
          changeSet.toString(),
          "the schema as it was before the changeSet",
          String.join("\n", lines));
    }
  }
}
