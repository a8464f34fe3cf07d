package dev.plumbline.safety;

import dev.plumbline.changelog.Changelog;
import dev.plumbline.changelog.InvalidChangelogException;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.Findings;
import dev.plumbline.migrator.DatabaseUnusableException;
import dev.plumbline.migrator.Migrator;
import dev.plumbline.rehearsal.DisposableDatabases;
import dev.plumbline.rows.GeneratedRows;
import dev.plumbline.safety.Runs.Filled;
import dev.plumbline.safety.Runs.Release;
import dev.plumbline.safety.ValueWatch.Loss;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.Table;
import dev.plumbline.verification.ChangeSetId;
import dev.plumbline.verification.Revision;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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
  private final boolean everywhere;

  /** Of that changelog, on databases from that source; nothing is known about production. */
  public SafetyRehearsal(Changelog changelog, DisposableDatabases databases) {
    this(changelog, databases, TableSizes.UNKNOWN, null, 1, false);
  }

  private SafetyRehearsal(
      Changelog changelog,
      DisposableDatabases databases,
      TableSizes sizes,
      @Nullable String ownRows,
      long seed,
      boolean everywhere) {
    this.changelog = Objects.requireNonNull(changelog, "changelog");
    this.databases = Objects.requireNonNull(databases, "databases");
    this.sizes = Objects.requireNonNull(sizes, "sizes");
    this.ownRows = ownRows;
    this.seed = seed;
    this.everywhere = everywhere;
  }

  /** The same, knowing how many rows tables have in production. */
  public SafetyRehearsal with(TableSizes known) {
    return new SafetyRehearsal(changelog, databases, known, ownRows, seed, everywhere);
  }

  /**
   * The same, with rows of the team's own. A table that they fill is not filled otherwise.
   *
   * @param sql inserts them into the schema of the release before
   */
  public SafetyRehearsal withRows(String sql) {
    return new SafetyRehearsal(changelog, databases, sizes, sql, seed, everywhere);
  }

  /** The same, with other values in the generated rows. */
  public SafetyRehearsal withSeed(long other) {
    return new SafetyRehearsal(changelog, databases, sizes, ownRows, other, everywhere);
  }

  /** The same, with as many rows in tables that no new changeSet touches. */
  SafetyRehearsal withRowsEverywhere() {
    return new SafetyRehearsal(changelog, databases, sizes, ownRows, seed, true);
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
    Migrator migrator = new Migrator(changelog).onDisposable().forPurpose(PURPOSE);
    Runs runs = new Runs(migrator, databases, ownRows, seed);
    Release before = runs.released(released);
    Run empty = runs.observed(Runs.empty(before));
    if (!empty.failures().isEmpty()) {
      List<Finding> failures =
          empty.failures().stream().map(failure -> failure.withoutRows().finding(true)).toList();
      return new Result(fresh, Findings.of(failures), before.schema(), Findings.none(), List.of());
    }
    before =
        before.touching(
            everywhere
                ? before.schema().tables().stream().map(Table::name).collect(Collectors.toSet())
                : empty.touched(before.schema()));
    Filled ordinary = runs.filled(before, GeneratedRows.Kind.PLAIN, ROWS);
    Run plain = runs.withWayBack(ordinary);
    List<ObservedChangeSet> observed = plain.changeSets();
    if (plain.changesMostOfSomeTable()) {
      observed =
          plain.besides(runs.observed(runs.filled(before, GeneratedRows.Kind.PLAIN, 4 * ROWS)));
    }
    Run hostile = runs.withReleaseBefore(runs.filled(before, GeneratedRows.Kind.HOSTILE, ROWS));
    Findings compatibility =
        !hostile.failures().isEmpty() && plain.failures().isEmpty()
            ? runs.withReleaseBefore(ordinary).compatibility()
            : hostile.compatibility();
    return new Result(
        fresh,
        findings(observed, plain, hostile),
        before.schema(),
        compatibility,
        ordinary.unfilled());
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
