package dev.plumbline.rehearsal;

import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.catalog.IncrementalCatalogReader;
import dev.plumbline.changelog.Changelog;
import dev.plumbline.changelog.InvalidChangelogException;
import dev.plumbline.changelog.LiquibaseScope;
import dev.plumbline.comparison.Difference;
import dev.plumbline.comparison.SchemaComparison;
import dev.plumbline.migrator.ChangeSetFailedException;
import dev.plumbline.migrator.ChangeSetRun;
import dev.plumbline.migrator.DatabaseUnusableException;
import dev.plumbline.migrator.MigrationListener;
import dev.plumbline.migrator.Migrator;
import dev.plumbline.schema.Grant;
import dev.plumbline.schema.Schema;
import dev.plumbline.verification.ChangeSetId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How much of a changelog does a database hold that something else has made: Flyway, Hibernate, or
 * people?
 *
 * <p>The changelog is applied to a disposable database, one changeSet after the other, and each
 * schema on the way is compared with the live one: every property of every object, but comments,
 * grants and Flyway's history. The live database is only read. Rows are not looked at. Immutable;
 * may be used by several threads if the source of databases may.
 */
public final class BaselineSearch {

  private static final String PURPOSE = "looking for what it holds";

  private static final Set<String> FLYWAY = Set.of("flyway_schema_history", "schema_version");

  private final Changelog changelog;
  private final DisposableDatabases databases;

  /**
   * A search in that changelog.
   *
   * @param databases of the same major version as the live one, such as {@link ScratchDatabases}
   */
  public BaselineSearch(Changelog changelog, DisposableDatabases databases) {
    this.changelog = Objects.requireNonNull(changelog, "changelog");
    this.databases = Objects.requireNonNull(databases, "databases");
  }

  /**
   * What came of it.
   *
   * @param matching the changeSets after which the schema is the live one's: several if all but the
   *     first change rows only; none if the schema is never the same
   * @param nearest the last one with the fewest differences; empty if the changelog has none
   * @param differences between the schema after that and the live one, as text
   */
  public record Result(
      List<ChangeSetId> matching, Optional<ChangeSetId> nearest, List<String> differences) {

    public Result {
      matching = List.copyOf(matching);
      differences = List.copyOf(differences);
    }
  }

  /**
   * Searches for the schema of a database.
   *
   * @param live a connection to it
   * @throws InvalidChangelogException if the changelog cannot be used
   * @throws ChangeSetFailedException if a changeSet fails on the disposable database
   * @throws DatabaseUnusableException if a server fails
   */
  public Result of(Connection live) {
    // what is thrown must not show the changelog's secrets
    try (LiquibaseScope scope = LiquibaseScope.enter(changelog)) {
      try {
        return searched(live);
      } catch (SQLException e) {
        throw DatabaseUnusableException.of(changelog.service(), PURPOSE, e);
      }
    }
  }

  private Result searched(Connection live) throws SQLException {
    Schema wanted = schema(CatalogReader.read(live));
    LiveSession session = LiveSession.of(live);
    try (Connection replay = databases.create();
        Connection observer = databases.again(replay)) {
      session.begin(replay);
      Comparison comparison = new Comparison(wanted, observer);
      new Migrator(changelog).forPurpose(PURPOSE).onDisposable().migrate(replay, comparison);
      return new Result(
          comparison.matching,
          Optional.ofNullable(comparison.nearest),
          comparison.differences.stream().map(Difference::toText).toList());
    }
  }

  /** Follows the replay. */
  private static final class Comparison implements MigrationListener {

    private final IncrementalCatalogReader reader = new IncrementalCatalogReader();
    private final Schema live;
    private final Connection observer;
    private final List<ChangeSetId> matching = new ArrayList<>();
    private @Nullable ChangeSetId nearest;
    private List<Difference> differences = List.of();

    Comparison(Schema live, Connection observer) {
      this.live = live;
      this.observer = observer;
    }

    @Override
    public void applied(ChangeSetRun run, Connection connection) throws SQLException {
      List<Difference> found =
          SchemaComparison.compare(schema(reader.read(observer)), live).stream()
              .filter(Comparison::counts)
              .toList();
      if (found.isEmpty()) {
        matching.add(run.id());
      }
      if (nearest == null || found.size() <= differences.size()) {
        nearest = run.id();
        differences = found;
      }
    }

    /** Comments and grants have no bearing on what later changeSets do. */
    private static boolean counts(Difference difference) {
      if (difference instanceof Difference.Missing missing) {
        return !(missing.object() instanceof Grant);
      }
      if (difference instanceof Difference.Unexpected unexpected) {
        return !(unexpected.object() instanceof Grant);
      }
      return !(difference instanceof Difference.Changed changed
          && (changed.property().equals("comment") || changed.kind().equals("grant")));
    }
  }

  /** Without Flyway's table, and without namespaces: a new database has one that others lack. */
  private static Schema schema(Schema read) {
    return new Schema(
        List.of(),
        read.extensions(),
        read.collations(),
        read.tables().stream().filter(table -> !FLYWAY.contains(table.name().name())).toList(),
        read.sequences(),
        read.enumTypes(),
        read.domains(),
        read.compositeTypes(),
        read.rangeTypes(),
        read.routines(),
        read.otherObjects());
  }
}
