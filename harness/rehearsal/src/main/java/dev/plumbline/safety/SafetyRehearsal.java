package dev.plumbline.safety;

import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.changelog.Changelog;
import dev.plumbline.changelog.InvalidChangelogException;
import dev.plumbline.comparison.Compatibility;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Findings;
import dev.plumbline.migrator.ChangeSetFailedException;
import dev.plumbline.migrator.DatabaseUnusableException;
import dev.plumbline.migrator.MigrationListener;
import dev.plumbline.migrator.Migrator;
import dev.plumbline.rehearsal.DisposableDatabases;
import dev.plumbline.release.PreparedReads;
import dev.plumbline.release.PreviousReleaseStatements;
import dev.plumbline.rows.GeneratedRows;
import dev.plumbline.safety.ValueWatch.Loss;
import dev.plumbline.schema.ForeignKey;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.Table;
import dev.plumbline.verification.ChangeSetId;
import dev.plumbline.verification.Revision;
import dev.plumbline.verification.ServerError;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs the new changeSets of a release on copies of the schema of the release before, filled with
 * rows, and judges them by what they do there: whom they keep waiting and for how long, on which
 * rows they fail, what they lose and what they leave behind.
 *
 * <p>On rows as one hopes for it is observed what is locked while all rows of a table are read or
 * written; on rows that are as bad as the schema allows, what fails, and which values are others
 * afterwards. What a new changeSet creates is empty in production, and so it is here.
 *
 * <p>Immutable; may be used by several threads if the source of databases may.
 */
public final class SafetyRehearsal {

  /** Enough that reading all differs from reading some by any index. */
  private static final int ROWS = 1_000;

  private static final String PURPOSE = "rehearsing new changeSets on rows";

  private final Changelog changelog;
  private final DisposableDatabases databases;
  private final TableSizes sizes;
  private final @Nullable String ownRows;
  private final long seed;

  /** Of that changelog, on databases from that source; nothing is known about production. */
  public SafetyRehearsal(Changelog changelog, DisposableDatabases databases) {
    this(changelog, databases, TableSizes.UNKNOWN, null, 1);
  }

  private SafetyRehearsal(
      Changelog changelog,
      DisposableDatabases databases,
      TableSizes sizes,
      @Nullable String ownRows,
      long seed) {
    this.changelog = Objects.requireNonNull(changelog, "changelog");
    this.databases = Objects.requireNonNull(databases, "databases");
    this.sizes = Objects.requireNonNull(sizes, "sizes");
    this.ownRows = ownRows;
    this.seed = seed;
  }

  /** The same, knowing how many rows tables have in production. */
  public SafetyRehearsal with(TableSizes known) {
    return new SafetyRehearsal(changelog, databases, known, ownRows, seed);
  }

  /**
   * The same, with rows of the team's own. A table that they fill is not filled otherwise.
   *
   * @param sql inserts them into the schema of the release before
   */
  public SafetyRehearsal withRows(String sql) {
    return new SafetyRehearsal(changelog, databases, sizes, sql, seed);
  }

  /** The same, with other values in the generated rows. */
  public SafetyRehearsal withSeed(long other) {
    return new SafetyRehearsal(changelog, databases, sizes, ownRows, other);
  }

  /**
   * What was seen.
   *
   * @param changeSets the new ones, in their order
   * @param findings about them
   * @param before the schema of the release before, as its changeSets make it
   * @param compatibility what breaks for the release before, whose statements were tried
   * @param unfilled tables that stayed empty, each with the reason: what is done to them was not
   *     observed on rows
   */
  public record Result(
      List<ChangeSetId> changeSets,
      Findings findings,
      Schema before,
      Findings compatibility,
      List<String> unfilled) {

    static final Result NOTHING =
        new Result(List.of(), Findings.none(), Schema.empty(), Findings.none(), List.of());

    public Result {
      changeSets = List.copyOf(changeSets);
      unfilled = List.copyOf(unfilled);
    }

    /** The findings of both kinds. */
    public Findings all() {
      return findings.and(compatibility);
    }
  }

  /**
   * Rehearses those that are not released.
   *
   * @param released changeSets of the release before
   * @return nothing, if there are no others
   * @throws InvalidChangelogException if the changelog cannot be used
   * @throws dev.plumbline.migrator.ChangeSetFailedException if a released changeSet fails
   * @throws UnusableRowsException if the server refuses the team's own rows
   * @throws DatabaseUnusableException if there is no database, or it fails
   */
  public Result of(Set<ChangeSetId> released) {
    List<ChangeSetId> fresh =
        changelog.revision().changeSets().stream()
            .map(Revision.ExpectedChangeSet::id)
            .filter(id -> !released.contains(id))
            .toList();
    if (fresh.isEmpty()) {
      return Result.NOTHING;
    }
    try {
      return rehearsed(fresh, released);
    } catch (SQLException e) {
      throw DatabaseUnusableException.of(changelog.service(), PURPOSE, e);
    }
  }

  private Result rehearsed(List<ChangeSetId> fresh, Set<ChangeSetId> released) throws SQLException {
    Release before = released(released);
    Run empty =
        run(new Filled(before.database(), before.schema(), List.of(), connection -> {}), false);
    if (!empty.failures().isEmpty()) {
      List<Finding> failures =
          empty.failures().stream().map(failure -> failure.withoutRows().finding(true)).toList();
      return new Result(fresh, Findings.of(failures), before.schema(), Findings.none(), List.of());
    }
    before = before.touching(empty.touched(before.schema()));
    Filled ordinary = filled(before, GeneratedRows.Kind.PLAIN, ROWS);
    Run plain = run(ordinary, false);
    List<ObservedChangeSet> observed = plain.changeSets();
    if (plain.changesMostOfSomeTable()) {
      observed = plain.besides(run(filled(before, GeneratedRows.Kind.PLAIN, 4 * ROWS), false));
    }
    Run hostile = run(filled(before, GeneratedRows.Kind.HOSTILE, ROWS), true);
    Findings compatibility = hostile.compatibility();
    if (!hostile.failures().isEmpty() && plain.failures().isEmpty()) {
      compatibility = run(ordinary, true).compatibility();
    }
    return new Result(
        fresh,
        findings(observed, plain, hostile),
        before.schema(),
        compatibility,
        ordinary.unfilled());
  }

  /**
   * What the release before has made, in a database without rows.
   *
   * @param touched tables in which it matters how many rows there are
   */
  private record Release(String database, Schema schema, Set<QualifiedName> touched) {

    Release touching(Set<QualifiedName> tables) {
      return new Release(database, schema, tables);
    }
  }

  private Release released(Set<ChangeSetId> released) throws SQLException {
    try (Connection connection = databases.create()) {
      String database = connection.getCatalog();
      new Migrator(changelog)
          .forPurpose(PURPOSE)
          .onDisposable()
          .only(released)
          .migrate(connection, MigrationListener.NONE);
      return new Release(database, CatalogReader.read(connection), Set.of());
    }
  }

  /** The same with rows. */
  private record Filled(
      String database, Schema schema, List<String> unfilled, Trial.Filling again) {}

  private Filled filled(Release release, GeneratedRows.Kind kind, int rows) throws SQLException {
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

  /** What one run has shown. */
  private record Run(
      List<ObservedChangeSet> changeSets,
      List<Failure> failures,
      List<Loss> losses,
      Findings compatibility,
      List<Finding> wayBack) {

    /** Tables that a statement has locked in any way, and those whose rows go with theirs. */
    Set<QualifiedName> touched(Schema schema) {
      Set<QualifiedName> touched = new HashSet<>();
      for (ObservedChangeSet changeSet : changeSets) {
        for (ObservedStatement statement : changeSet.statements()) {
          changeSet.relations().of(statement.after().keySet()).forEach(touched::add);
        }
      }
      boolean more = true;
      while (more) {
        more =
            touched.addAll(
                schema.tables().stream()
                    .filter(table -> refersToAny(table, touched))
                    .map(Table::name)
                    .toList());
      }
      return touched;
    }

    private static boolean refersToAny(Table table, Set<QualifiedName> others) {
      return table.foreignKeys().stream()
          .anyMatch(
              key -> key.onDelete() == ForeignKey.Action.CASCADE && others.contains(key.target()));
    }

    boolean changesMostOfSomeTable() {
      return changeSets.stream()
          .flatMap(changeSet -> changeSet.statements().stream())
          .flatMap(statement -> statement.work().values().stream())
          .anyMatch(Work::changesMost);
    }

    /** The same changeSets, knowing what they do to more rows. */
    List<ObservedChangeSet> besides(Run larger) {
      Map<ChangeSetId, ObservedChangeSet> others =
          larger.changeSets.stream()
              .collect(Collectors.toMap(ObservedChangeSet::id, changeSet -> changeSet));
      return changeSets.stream()
          .map(
              changeSet -> {
                ObservedChangeSet other = others.get(changeSet.id());
                return other == null ? changeSet : changeSet.besides(other);
              })
          .toList();
    }
  }

  /**
   * Runs the new changeSets on a copy.
   *
   * @param closely whether the release before is looked at, too; otherwise the way back
   */
  private Run run(Filled filled, boolean closely) throws SQLException {
    try (Connection connection = databases.copy(filled.database());
        Connection observer = databases.again(connection)) {
      Relations relations = Relations.read(connection, filled.schema());
      StatementWatch watch = new StatementWatch(relations, observer);
      ValueWatch values = new ValueWatch(watch, relations);
      Trial trial =
          new Trial(new Migrator(changelog).forPurpose(PURPOSE), relations, filled.again());
      PreparedReads reads = closely ? PreparedReads.in(observer, filled.schema()) : null;
      List<Failure> failures = trial.run(connection, values);
      return new Run(
          watch.changeSets(),
          failures,
          values.losses(),
          reads == null ? Findings.none() : compatibility(filled, failures, observer, reads),
          reads == null && failures.isEmpty() ? wayBack(connection, watch) : List.of());
    }
  }

  /** Rolls back in another session, as in production, and migrates again. */
  private List<Finding> wayBack(Connection migrated, StatementWatch watch) throws SQLException {
    Migrator migrator = new Migrator(changelog).onDisposable().forPurpose(PURPOSE);
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

  private Findings findings(List<ObservedChangeSet> observed, Run plain, Run hostile) {
    Set<Finding> findings = new LinkedHashSet<>();
    plain.failures().forEach(failure -> findings.add(failure.finding(true)));
    for (Failure failure : hostile.failures()) {
      if (plain.failures().stream().noneMatch(known -> isSame(known, failure))) {
        findings.add(failure.finding(false));
      }
    }
    for (ObservedChangeSet changeSet : observed) {
      Judge judge = new Judge(changeSet, sizes);
      findings.addAll(LockRules.of(judge));
      findings.addAll(LossRules.rows(judge));
      findings.addAll(LossRules.objects(judge));
      findings.addAll(LeftoverRules.of(judge));
      findings.addAll(NewObjectRules.of(judge));
      findings.addAll(LeftoverRules.atTheEnd(judge, observed.get(observed.size() - 1).after()));
    }
    findings.addAll(IndexGap.in(observed, sizes));
    for (Run run : List.of(plain, hostile)) {
      for (ObservedChangeSet changeSet : run.changeSets()) {
        List<Loss> losses =
            run.losses().stream().filter(loss -> loss.changeSet().equals(changeSet.id())).toList();
        findings.addAll(LossRules.values(new Judge(changeSet, sizes), losses));
      }
    }
    findings.addAll(plain.wayBack());
    return Findings.of(new ArrayList<>(findings));
  }

  private static boolean isSame(Failure one, Failure other) {
    return one.changeSet().equals(other.changeSet()) && one.statement().equals(other.statement());
  }
}
