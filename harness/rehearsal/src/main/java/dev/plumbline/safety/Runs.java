package dev.plumbline.safety;

import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.comparison.Compatibility;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Findings;
import dev.plumbline.migrator.ChangeSetFailedException;
import dev.plumbline.migrator.MigrationListener;
import dev.plumbline.migrator.Migrator;
import dev.plumbline.rehearsal.DisposableDatabases;
import dev.plumbline.release.PreparedReads;
import dev.plumbline.release.PreviousReleaseStatements;
import dev.plumbline.rows.GeneratedRows;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Schema;
import dev.plumbline.verification.ChangeSetId;
import dev.plumbline.verification.ServerError;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs of the new changeSets, each on a copy of what the release before has made.
 *
 * @param migrator of the changelog, for databases that may be thrown away
 * @param databases where copies come from
 * @param ownRows SQL that inserts rows of the team's own, or null
 * @param seed of the values of all other rows
 */
record Runs(Migrator migrator, DisposableDatabases databases, @Nullable String ownRows, long seed) {

  /**
   * What the release before has made, in a database without rows.
   *
   * @param touched tables in which it matters how many rows there are
   */
  record Release(String database, Schema schema, Set<QualifiedName> touched) {

    Release touching(Set<QualifiedName> tables) {
      return new Release(database, schema, tables);
    }
  }

  Release released(Set<ChangeSetId> released) throws SQLException {
    try (Connection connection = databases.create()) {
      String database = connection.getCatalog();
      migrator.only(released).migrate(connection, MigrationListener.NONE);
      return new Release(database, CatalogReader.read(connection), Set.of());
    }
  }

  /** The same with rows. */
  record Filled(String database, Schema schema, List<String> unfilled, Trial.Filling again) {}

  Filled filled(Release release, GeneratedRows.Kind kind, int rows) throws SQLException {
    try (Connection connection = databases.copy(release.database())) {
      if (ownRows != null) {
        try (Statement statement = connection.createStatement()) {
          statement.setEscapeProcessing(false);
          statement.execute(ownRows);
        } catch (SQLException e) {
          if (ServerError.of(e.getSQLState()) == ServerError.STATEMENT) {
            throw new UnusableRowsException(e);
          }
          throw e;
        }
      }
      List<String> unfilled =
          GeneratedRows.of(release.schema(), kind, rows, seed)
              .fully(release.touched())
              .fill(connection)
              .unfilled()
              .stream()
              .map(table -> table.table() + ": " + table.reason())
              .toList();
      return new Filled(
          connection.getCatalog(),
          release.schema(),
          unfilled,
          again -> GeneratedRows.of(CatalogReader.read(again), kind, rows, seed).fill(again));
    }
  }

  /** Without any. */
  static Filled empty(Release release) {
    return new Filled(release.database(), release.schema(), List.of(), connection -> {});
  }

  /** Runs the new changeSets on a copy, and observes them. */
  Run observed(Filled filled) throws SQLException {
    return run(filled, false, false);
  }

  /** The same, and rolls them back and runs them again. */
  Run withWayBack(Filled filled) throws SQLException {
    return run(filled, true, false);
  }

  /** The same as {@link #observed}, and tries the statements of the release before. */
  Run withReleaseBefore(Filled filled) throws SQLException {
    return run(filled, false, true);
  }

  private Run run(Filled filled, boolean back, boolean before) throws SQLException {
    try (Connection connection = databases.copy(filled.database());
        Connection observer = databases.again(connection)) {
      Relations relations = Relations.read(connection, filled.schema());
      StatementWatch watch = new StatementWatch(relations, observer);
      ValueWatch values = new ValueWatch(watch, relations);
      PreparedReads reads = before ? PreparedReads.in(observer, filled.schema()) : null;
      List<Failure> failures =
          new Trial(migrator, relations, filled.again()).run(connection, values);
      return new Run(
          watch.changeSets(),
          failures,
          values.losses(),
          reads == null ? Findings.none() : compatibility(filled, failures, observer, reads),
          back && failures.isEmpty() ? wayBack(connection, watch) : List.of());
    }
  }

  /** Rolls back in another session, as in production, and migrates again. */
  private List<Finding> wayBack(Connection migrated, StatementWatch watch) throws SQLException {
    List<ChangeSetId> run = watch.changeSets().stream().map(ObservedChangeSet::id).toList();
    if (run.isEmpty()
        || !Collections.disjoint(migrator.withoutRollback(migrated).changeSets(), run)) {
      return List.of();
    }
    boolean back = false;
    try (Connection another = databases.again(migrated)) {
      migrator.rollback(another, run.size(), MigrationListener.NONE);
      back = true;
      migrator.migrate(another, MigrationListener.NONE);
      return List.of();
    } catch (ChangeSetFailedException e) {
      return List.of(
          Finding.of(
              back ? FindingCode.ROLLBACK_INCOMPLETE : FindingCode.ROLLBACK_FAILED,
              e.changeSet().toString(),
              back ? "runs again after it was rolled back" : "rolls back where there are rows",
              e.reason() + e.statement().map(Judge::in).orElse("")));
    }
  }

  /** Where rows had to be removed, the statements of the release before would find none. */
  private Findings compatibility(
      Filled filled, List<Failure> failures, Connection migrated, PreparedReads reads)
      throws SQLException {
    Schema now = CatalogReader.read(migrated);
    if (!failures.isEmpty()) {
      return Compatibility.of(filled.schema(), now);
    }
    try (Connection old = databases.copy(filled.database())) {
      return PreviousReleaseStatements.of(filled.schema())
          .judge(now, old, migrated, reads.failures());
    }
  }
}
