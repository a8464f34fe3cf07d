package dev.plumbline.release;

import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.comparison.Compatibility;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.Findings;
import dev.plumbline.release.RowChanges.Labels;
import dev.plumbline.schema.EnumType;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.Table;
import dev.plumbline.text.SqlIdentifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the previous release may send: for each of its tables a query, inserts of copies of rows
 * that are there, updates, deletions and an upsert by each unique key; each label of its enum
 * types, its views, sequences and functions.
 *
 * <p>The statements are tried on the schema that this release makes, each by itself and undone. One
 * counts only if it runs on the schema that the previous release made, with the same rows. What no
 * rollback undoes stays: sequences move on.
 *
 * <p>Immutable; safe for use by several threads, each with connections of its own.
 */
public final class PreviousReleaseStatements {

  /** Of a table that is another now: enough to meet what a few rows in a hundred have. */
  private static final int MOST_ROWS = 200;

  /** Of one that is as it was. */
  private static final int FEW_ROWS = 3;

  private final Schema old;
  private final @Nullable String role;

  private PreviousReleaseStatements(Schema old, @Nullable String role) {
    this.old = old;
    this.role = role;
  }

  /** Those of a release that was made for a schema. */
  public static PreviousReleaseStatements of(Schema old) {
    return new PreviousReleaseStatements(Objects.requireNonNull(old, "old"), null);
  }

  /** The same, sent by the service's own role rather than by the connection's. */
  public PreviousReleaseStatements as(String serviceRole) {
    return new PreviousReleaseStatements(old, Objects.requireNonNull(serviceRole, "role"));
  }

  /**
   * What breaks for a release that was made for {@code old}; {@link #judge(Schema, Connection,
   * Connection, List)} as the role of the connections, and without prepared statements.
   *
   * @param oldRows to a database of the old schema, with rows; in auto-commit mode
   * @param newRows to one of the new schema, with the same rows migrated; in auto-commit mode
   * @throws SQLException if a session ends
   */
  public static Findings judge(Schema old, Schema now, Connection oldRows, Connection newRows)
      throws SQLException {
    return of(old).judge(now, oldRows, newRows, List.of());
  }

  /**
   * What breaks for the previous release: what {@link Compatibility} suspects, with the statements
   * that fail as evidence, and without what statements have shown to work; and what fails though
   * nothing was suspected. What only some values would show stays suspected. Beside it, what fails
   * for this release because of the rows or the role of the one before: keys drawn anew that rows
   * have, new tables that the role may not read.
   *
   * @param now the new schema
   * @param oldRows to a database of the old schema, with rows; in auto-commit mode
   * @param newRows to one of the new schema, with the same rows migrated; in auto-commit mode
   * @param prepared what {@link PreparedReads} saw, or nothing
   * @throws SQLException if a session ends, or the role cannot be taken on
   */
  public Findings judge(Schema now, Connection oldRows, Connection newRows, List<Failure> prepared)
      throws SQLException {
    Trials trials = trials(now, oldRows, newRows);
    Suspicions suspicions = new Suspicions(old, now, Compatibility.of(old, now).all());
    trials.failed().forEach(suspicions::add);
    prepared.forEach(suspicions::addPrepared);
    Findings judged = suspicions.judged(new Refutations(old, now, trials, role != null));
    try (Trial trial = Trial.in(newRows, role)) {
      List<Finding> next = new NextReleaseStatements(old, now, trial).findings(role);
      return judged.and(Findings.of(next));
    }
  }

  /**
   * The statements that run on the old schema and fail on the new one, one for each thing that is
   * wrong.
   *
   * @param oldRows to a database of the old schema, with rows; in auto-commit mode
   * @param newRows to one of the new schema, with the same rows migrated; in auto-commit mode
   * @throws SQLException if a session ends, or the role cannot be taken on
   */
  public List<Failure> run(Connection oldRows, Connection newRows) throws SQLException {
    return trials(CatalogReader.read(newRows), oldRows, newRows).failed().stream()
        .map(Trials.Failed::toFailure)
        .toList();
  }

  private Trials trials(Schema now, Connection oldRows, Connection newRows) throws SQLException {
    try (Trial before = Trial.in(oldRows, role);
        Trial after = Trial.in(newRows, role)) {
      Trials trials = new Trials(before, after, role);
      for (Table table : old.tables()) {
        for (ReleaseStatement statement : statements(table, now, before, after)) {
          trials.of(statement);
        }
      }
      for (ReleaseStatement statement : new ObjectStatements(old).all()) {
        trials.of(statement);
      }
      return trials;
    }
  }

  private List<ReleaseStatement> statements(Table table, Schema now, Trial before, Trial after)
      throws SQLException {
    if (table.columns().isEmpty()) {
      return List.of();
    }
    List<ReleaseStatement> statements = new ArrayList<>(List.of(TableStatements.read(table)));
    if (TableStatements.areFor(table)) {
      boolean isAsBefore = isAsBefore(table, now);
      int most = isAsBefore ? FEW_ROWS : MOST_ROWS;
      TableStatements ofTable =
          new TableStatements(
              table, SampledRows.of(table, most, before), FreshKeys.of(table, before, after));
      statements.addAll(
          ofTable.writes(
              old.enumTypes().stream().flatMap(type -> labels(type)).toList(), isAsBefore));
    }
    return statements;
  }

  /** What its triggers and types do counts, too. */
  private boolean isAsBefore(Table table, Schema now) {
    return now.table(table.name()).equals(Optional.of(table))
        && now.routines().equals(old.routines())
        && now.enumTypes().equals(old.enumTypes())
        && now.domains().equals(old.domains())
        && now.compositeTypes().equals(old.compositeTypes());
  }

  /** As columns name the type: PostgreSQL leaves out the namespace where it can. */
  private static Stream<Labels> labels(EnumType type) {
    String plain = SqlIdentifier.readable(type.name().name());
    String full = SqlIdentifier.readable(type.name().namespace(), type.name().name());
    return Stream.of(new Labels(plain, type.values()), new Labels(full, type.values()));
  }
}
