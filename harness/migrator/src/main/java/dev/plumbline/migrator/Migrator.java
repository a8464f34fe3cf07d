package dev.plumbline.migrator;

import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Findings;
import dev.plumbline.verification.Revision;
import dev.plumbline.verification.Verdict;
import dev.plumbline.verification.Verification;
import dev.plumbline.verification.Verifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import liquibase.exception.LiquibaseException;
import org.jspecify.annotations.Nullable;

/**
 * Brings databases to the revision that a changelog describes: the only thing that ever changes a
 * schema.
 *
 * <p>Connections are the caller's: they must have no transaction open, and come back open, with
 * their auto-commit mode and search path as they were. Immutable; may be used by several threads,
 * but in one JVM they take turns, because Liquibase is not safe for parallel use.
 */
public final class Migrator {

  private static final System.Logger LOG = System.getLogger(Migrator.class.getName());

  /** How long Liquibase waits for its lock unless told otherwise. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Changelog changelog;
  private final Duration patience;
  private final @Nullable Revision known;

  /** A migrator for that changelog. Reads nothing yet. */
  public Migrator(Changelog changelog) {
    this(changelog, PATIENCE);
  }

  Migrator(Changelog changelog, Duration patience) {
    this(changelog, patience, null);
  }

  private Migrator(Changelog changelog, Duration patience, @Nullable Revision known) {
    this.changelog = Objects.requireNonNull(changelog, "changelog");
    this.patience = patience;
    this.known = known;
  }

  /** The changelog that it works with. */
  public Changelog changelog() {
    return changelog;
  }

  /**
   * The revision that a database needs: every changeSet that applies to PostgreSQL with the
   * changelog's contexts and labels, in order, with Liquibase's checksum. Needs no database.
   *
   * @throws InvalidChangelogException if the changelog cannot be used
   */
  public Revision revision() {
    return call("reading the changelog", ParsedChangelog::revision);
  }

  /**
   * Which files of the changelog declare nothing, such as a generated migration that turned out
   * empty. Needs no database.
   *
   * @return a finding for each
   * @throws InvalidChangelogException if the changelog cannot be used, one without any changeSet
   *     included
   */
  public Findings emptyFiles() {
    return call("reading the changelog", ParsedChangelog::emptyFiles);
  }

  /**
   * All that reading the changelog tells: the revision, what tells its changeSets apart, which
   * files declare nothing, and what all of it was read from. Needs no database.
   *
   * @throws InvalidChangelogException if the changelog cannot be used
   */
  public ChangelogReading read() {
    return call("reading the changelog", parsed -> parsed.record().reading());
  }

  /**
   * A migrator that trusts {@code revision} to be what its changelog describes. On a database that
   * is at that revision, and has nothing that may change it, {@link #migrate} has nothing to do,
   * and then it reads no file and loads no class of Liquibase.
   *
   * @param revision of the same changelog; the caller answers for it, for example by {@link
   *     ChangelogInputs#areCurrent}
   */
  public Migrator knowing(Revision revision) {
    return new Migrator(changelog, patience, Objects.requireNonNull(revision, "revision"));
  }

  /**
   * Applies what is pending.
   *
   * @param connection to the database
   * @param listener is told of each changeSet
   * @return what was done; nothing, if all had been applied before
   * @throws InvalidChangelogException if the changelog cannot be used
   * @throws MigrationRefusedException if the database is in a state that forbids it
   * @throws MigrationLockedException if another migrator does not finish in time
   * @throws ChangeSetFailedException if a changeSet fails; those before it stay applied
   * @throws DatabaseUnusableException if the server fails otherwise
   */
  public MigrationResult migrate(Connection connection, MigrationListener listener) {
    long start = System.nanoTime();
    if (known != null && isAt(known, connection)) {
      return done(List.of(), known.changeSets().size(), start);
    }
    return call(
        "migrating",
        parsed -> {
          Verification verification = verifiedBefore(parsed, connection);
          int pending = pending(verification);
          List<ChangeSetRun> runs = List.of();
          if (verification.verdict() != Verdict.READY || parsed.hasRepeatables()) {
            runs = update(parsed, connection, listener);
          }
          return done(runs, verification.expectedChangeSets() - pending, start);
        });
  }

  /** Whether there is nothing to do, and nothing that only Liquibase can judge. */
  private static boolean isAt(Revision revision, Connection connection) {
    return !revision.changeSets().isEmpty()
        && revision.changeSets().stream()
            .noneMatch(changeSet -> changeSet.mutable() || changeSet.checksum() == null)
        && new Verifier(revision).verify(connection).verdict() == Verdict.READY;
  }

  private MigrationResult done(List<ChangeSetRun> runs, int alreadyApplied, long start) {
    MigrationResult result =
        new MigrationResult(
            changelog.service(), runs, alreadyApplied, Duration.ofNanos(System.nanoTime() - start));
    LOG.log(
        System.Logger.Level.DEBUG,
        "{0}: {1} changeSets applied, {2} had been applied before",
        result.service(),
        result.runs().size(),
        result.alreadyApplied());
    return result;
  }

  private List<ChangeSetRun> update(
      ParsedChangelog parsed, Connection connection, MigrationListener listener)
      throws LiquibaseException, SQLException {
    try (LentConnection lent = new LentConnection(connection)) {
      Progress progress = new Progress(listener, connection);
      new MigrationRun(parsed, lent, patience).update(progress);
      return progress.runs();
    }
  }

  /**
   * What {@link #migrate} would do now. Nothing is written, not even Liquibase's own tables: the
   * whole look is read-only for the server, too.
   *
   * @throws InvalidChangelogException if the changelog cannot be used
   * @throws MigrationRefusedException if the database is in a state that forbids migrating it
   * @throws DatabaseUnusableException if the server fails
   */
  public Plan plan(Connection connection) {
    return call(
        "planning",
        parsed -> {
          Verification verification = new Verifier(parsed.revision()).verify(connection);
          Gate.check(verification);
          return new Plan(
              changelog.service(),
              verification.expectedChangeSets() - pending(verification),
              ReadOnlySession.during(connection, () -> planned(parsed, connection)));
        });
  }

  private static List<Plan.PlannedChangeSet> planned(ParsedChangelog parsed, Connection connection)
      throws LiquibaseException, SQLException {
    try (LentConnection lent = new LentConnection(connection)) {
      return Planner.pending(parsed, lent.database());
    }
  }

  /**
   * Rolls back the changeSets that were applied last, the last one first. Makes sure beforehand
   * that each of them declares a rollback.
   *
   * @param connection to the database
   * @param count how many, at least one
   * @param listener is told of each
   * @throws InvalidChangelogException if the changelog cannot be used
   * @throws MigrationRefusedException if one of them cannot be rolled back, if there are fewer, or
   *     if the database is not at a revision of this changelog; nothing was rolled back
   * @throws MigrationLockedException if another migrator does not finish in time
   * @throws ChangeSetFailedException if a rollback fails; those before it stay rolled back
   * @throws DatabaseUnusableException if the server fails otherwise
   */
  public void rollback(Connection connection, int count, MigrationListener listener) {
    if (count < 1) {
      throw new IllegalArgumentException("Cannot roll back " + count + " changeSets");
    }
    call(
        "rolling back",
        parsed -> {
          Gate.checkForRollback(verifiedBefore(parsed, connection));
          try (LentConnection lent = new LentConnection(connection)) {
            Progress progress = new Progress(listener, connection);
            new MigrationRun(parsed, lent, patience).rollback(count, progress);
            return progress.rolledBack();
          }
        });
  }

  /** The verifier's answer at a moment when no other migrator is at work. */
  private Verification verifiedBefore(ParsedChangelog parsed, Connection connection)
      throws LiquibaseException, SQLException {
    Verifier verifier = new Verifier(parsed.revision());
    Verification verification = verifier.verify(connection);
    Gate.check(verification);
    while (verification.verdict() == Verdict.MIGRATING) {
      try (LentConnection lent = new LentConnection(connection)) {
        MigrationLock.holding(lent.database(), changelog.service(), patience, () -> {});
      }
      verification = verifier.verify(connection);
      Gate.check(verification);
    }
    return verification;
  }

  private static int pending(Verification verification) {
    return (int)
        verification.findings().stream()
            .filter(finding -> finding.code() == FindingCode.CHANGESET_PENDING)
            .count();
  }

  private <T> T call(String doing, LiquibaseScope.Work<T> work) {
    return LiquibaseScope.with(changelog, doing, work);
  }
}
