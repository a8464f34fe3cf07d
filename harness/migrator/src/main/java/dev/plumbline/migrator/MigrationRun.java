package dev.plumbline.migrator;

import dev.plumbline.changelog.Causes;
import dev.plumbline.changelog.Changelog;
import dev.plumbline.changelog.ChangelogReading;
import dev.plumbline.changelog.LiquibaseScope;
import dev.plumbline.changelog.Masked;
import dev.plumbline.changelog.ParsedChangelog;
import dev.plumbline.changelog.ReadingRecord;
import dev.plumbline.verification.ChangeSetId;
import dev.plumbline.verification.Revision;
import dev.plumbline.verification.Verification;
import dev.plumbline.verification.Verifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import liquibase.changelog.ChangeSet;
import liquibase.exception.LiquibaseException;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Migrator} does with Liquibase on a database, in a class of its own, so that a
 * migrator that has nothing to do loads none of Liquibase's.
 */
final class MigrationRun {

  private static final System.Logger LOG = System.getLogger(MigrationRun.class.getName());

  private final Changelog changelog;
  private final Connection connection;
  private final RunSettings settings;
  private final Progress progress;

  private MigrationRun(
      Changelog changelog, Connection connection, RunSettings settings, Progress progress) {
    this.changelog = changelog;
    this.connection = connection;
    this.settings = settings;
    this.progress = progress;
  }

  /** One of the methods below. */
  interface Task<T> {
    T with(MigrationRun run) throws LiquibaseException, SQLException;
  }

  /**
   * Does that, and turns what Liquibase and the driver throw into our own exceptions.
   *
   * @param doing what it is, as in "the database failed while …"
   */
  static <T> T on(
      Changelog changelog,
      Connection connection,
      RunSettings settings,
      String doing,
      MigrationListener listener,
      Task<T> task) {
    try (LiquibaseScope scope = LiquibaseScope.enter(changelog)) {
      MigrationRun run =
          new MigrationRun(changelog, connection, settings, new Progress(listener, connection));
      try {
        return task.with(run);
      } catch (LiquibaseException | SQLException | StopRequestedException e) {
        throw run.explained(e, doing);
      }
    }
  }

  /**
   * Migrates a disposable database, and tells what was read until its end. The changelog is read
   * twice: for any database, which is what is told, and for this one, whose name and version it may
   * use, to be run.
   */
  static ChangelogReading observed(
      Changelog changelog,
      Connection connection,
      RunSettings settings,
      ChangeSetObserver observer) {
    try (LiquibaseScope scope = LiquibaseScope.enter(changelog)) {
      ParsedChangelog anywhere = ParsedChangelog.forAnyDatabase(changelog);
      ReadingRecord record = anywhere.record();
      MigrationRun run =
          new MigrationRun(
              changelog, connection, settings, new ObservedProgress(connection, record, observer));
      try {
        ParsedChangelog parsed;
        try (LiquibaseSession liquibase = LiquibaseSession.open(changelog.service(), connection)) {
          parsed = anywhere.on(liquibase.database());
        }
        run.update(parsed);
      } catch (LiquibaseException | SQLException | StopRequestedException e) {
        throw run.explained(e, "rehearsing");
      }
      return record.reading();
    }
  }

  private RuntimeException explained(Exception thrown, String doing) {
    RuntimeException ours = ours(thrown, doing);
    for (Throwable suppressed : thrown.getSuppressed()) {
      ours.addSuppressed(Objects.requireNonNull(Masked.cause(suppressed)));
    }
    return ours;
  }

  private RuntimeException ours(Exception thrown, String doing) {
    ListenerFailedException listener = Causes.first(thrown, ListenerFailedException.class);
    if (listener != null) {
      return listener.reason() instanceof RuntimeException e
          ? e
          : unusable(listener.reason(), doing);
    }
    MigrationException ours = Causes.first(thrown, MigrationException.class);
    if (ours != null) {
      return ours;
    }
    return settings.isStopped(thrown)
        ? progress.interrupted(changelog.service(), thrown)
        : unusable(thrown, doing);
  }

  private MigrationException unusable(Exception failure, String doing) {
    Pooler.refuseByStatement(changelog.service(), failure);
    return DatabaseUnusableException.during(
        changelog.service(), Objects.requireNonNullElse(settings.purpose(), doing), failure);
  }

  /** The changelog as it reads for the database. */
  private ParsedChangelog parsed() throws SQLException {
    try (LiquibaseSession liquibase = LiquibaseSession.open(changelog.service(), connection)) {
      return ParsedChangelog.of(changelog, liquibase.database());
    } catch (SQLException e) {
      // giving the connection back can be the first to meet another session
      Pooler.refuseByTransaction(changelog.service(), e, connection);
      throw e;
    }
  }

  /**
   * What the verifier says.
   *
   * @throws DatabaseUnusableException if it could not even look
   */
  private Verification verified(ParsedChangelog parsed) {
    Verification verification = new Verifier(parsed.revision()).verify(connection);
    MigrationPolicy.checkReachable(verification);
    return verification;
  }

  private GuardedRun guarded(ParsedChangelog parsed) throws SQLException {
    return new GuardedRun(parsed, connection, settings, progress);
  }

  Revision revision() throws SQLException {
    return parsed().revision();
  }

  /**
   * Applies what is pending.
   *
   * @param start of all of it, as {@link System#nanoTime} has it
   */
  MigrationResult migrate(long start) throws LiquibaseException, SQLException {
    ParsedChangelog parsed = parsed();
    if (settings.disposable()) {
      update(parsed);
      long due =
          parsed.applicable().stream().map(ParsedChangelog::id).filter(settings::includes).count();
      return result((int) due - progress.runs().size(), start, List.of(), Duration.ZERO);
    }
    Verification first = verified(parsed);
    if (isDone(first, parsed)) {
      return result(first.expectedChangeSets(), start, List.of(), Duration.ZERO);
    }
    try (GuardedRun run = guarded(parsed)) {
      Verification current = run.enter(first, true, MigrationPolicy::check);
      List<ChangeSetId> outOfOrder = Pending.outOfOrder(parsed.revision(), current);
      if (!outOfOrder.isEmpty()) {
        LOG.log(
            System.Logger.Level.INFO,
            "{0}: out of order, as later changeSets are already applied: {1}",
            changelog.service(),
            outOfOrder);
      }
      if (!isDone(current, parsed)) {
        new Update(run).apply();
      }
      return result(
          current.expectedChangeSets() - Pending.count(current),
          start,
          outOfOrder,
          run.lock().waited());
    }
  }

  private void update(ParsedChangelog parsed) throws LiquibaseException, SQLException {
    try (GuardedRun run = guarded(parsed)) {
      run.takeLock();
      new Update(run).apply();
    }
  }

  private static boolean isDone(Verification verification, ParsedChangelog parsed) {
    return Pending.isNone(verification) && !parsed.isForLiquibaseToJudge();
  }

  private MigrationResult result(
      int alreadyApplied, long start, List<ChangeSetId> outOfOrder, Duration waited) {
    return new MigrationResult(
        changelog.service(),
        progress.runs(),
        alreadyApplied,
        Duration.ofNanos(System.nanoTime() - start),
        outOfOrder,
        waited,
        progress.retries());
  }

  /** Says what {@link #migrate} would do. */
  Plan plan() throws LiquibaseException, SQLException {
    ParsedChangelog parsed = parsed();
    Verification verification = verified(parsed);
    MigrationPolicy.check(verification, parsed);
    MigrationPolicy.checkHistory(changelog.service(), HistoryTable.of(connection));
    try (ReadOnlySession readOnly = new ReadOnlySession(connection)) {
      return new Plan(
          changelog.service(),
          verification.expectedChangeSets() - Pending.count(verification),
          Pending.outOfOrder(parsed.revision(), verification),
          Planner.pending(parsed, connection));
    }
  }

  /** Rolls back; returns what, in that order. */
  List<ChangeSetId> rollback(RollbackTarget target) throws LiquibaseException, SQLException {
    ParsedChangelog parsed = parsed();
    @Nullable Verification first = settings.disposable() ? null : verified(parsed);
    try (GuardedRun run = guarded(parsed)) {
      if (first == null) {
        run.takeLock();
      } else {
        run.enter(first, false, MigrationPolicy::checkForRollback);
      }
      new Rollback(run).to(target);
      return progress.rolledBack();
    }
  }

  /** The changeSets that have no way back. */
  Migrator.WithoutRollback withoutRollback() throws SQLException {
    ParsedChangelog parsed = parsed();
    try (LiquibaseSession liquibase = LiquibaseSession.open(changelog.service(), connection)) {
      List<ChangeSet> all = parsed.root().getChangeSets();
      List<ChangeSet> included =
          all.stream()
              .filter(changeSet -> settings.includes(ParsedChangelog.id(changeSet)))
              .toList();
      return Reversibility.lackedBy(
          included, Reversibility.isDeclaredBy(all), changelog.path(), liquibase.database());
    }
  }

  /** Which changeSets the database has applied. */
  Set<ChangeSetId> applied() throws SQLException {
    ParsedChangelog parsed = parsed();
    Verification verification = verified(parsed);
    MigrationPolicy.checkForRollback(verification, parsed);
    return Pending.applied(parsed.revision(), verification);
  }

  /** Records changeSets as applied without running them; returns which. */
  List<ChangeSetId> baseline(BaselineTarget target) throws LiquibaseException, SQLException {
    ParsedChangelog parsed = parsed();
    Baseline baseline = Baseline.of(parsed, target);
    Verification first = verified(parsed);
    try (GuardedRun run = guarded(parsed)) {
      run.enter(first, false, MigrationPolicy::checkForBaseline);
      return baseline.record(run);
    }
  }

  /** Gives what was applied last a tag; returns the changeSet that carries it. */
  ChangeSetId tag(String tag) throws LiquibaseException, SQLException {
    ParsedChangelog parsed = parsed();
    Verification first = verified(parsed);
    try (GuardedRun run = guarded(parsed)) {
      Verification current = run.enter(first, false, MigrationPolicy::checkForTag);
      HistoryTag.set(run, tag);
      return Objects.requireNonNull(current.currentRevision());
    }
  }
}
