package dev.plumbline.migrator;

import dev.plumbline.changelog.Changelog;
import dev.plumbline.changelog.ChangelogReading;
import dev.plumbline.changelog.InvalidChangelogException;
import dev.plumbline.finding.Findings;
import dev.plumbline.verification.ChangeSetId;
import dev.plumbline.verification.Revision;
import dev.plumbline.verification.Verifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
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

  private final Changelog changelog;
  private final RunSettings settings;
  private final @Nullable Revision known;

  /** A migrator for that changelog, with {@link MigrationOptions#DEFAULTS}. Reads nothing yet. */
  public Migrator(Changelog changelog) {
    this(changelog, RunSettings.defaults(), null);
  }

  private Migrator(Changelog changelog, RunSettings settings, @Nullable Revision known) {
    this.changelog = Objects.requireNonNull(changelog, "changelog");
    this.settings = settings;
    this.known = known;
  }

  /** The same, with these options. */
  public Migrator with(MigrationOptions options) {
    return new Migrator(
        changelog, settings.with(Objects.requireNonNull(options, "options")), known);
  }

  /** The same, stopping when asked by that signal. */
  public Migrator stoppedBy(StopSignal stop) {
    return new Migrator(changelog, settings.with(Objects.requireNonNull(stop, "stop")), known);
  }

  /**
   * The same, with a second way into the databases that it will be given connections to. One more
   * connection at a time is taken from it, to look who keeps a statement waiting, and which kind of
   * pooler there is, if there is one. Nothing is written through it.
   *
   * @param sameDatabase of the same database, through the same address, as the same role
   */
  public Migrator observedThrough(DataSource sameDatabase) {
    return new Migrator(
        changelog, settings.with(Objects.requireNonNull(sameDatabase, "sameDatabase")), known);
  }

  /** Its options. */
  public MigrationOptions options() {
    return settings.options();
  }

  /** The changelog that it works with. */
  public Changelog changelog() {
    return changelog;
  }

  /**
   * The same, for databases that may be thrown away and that nobody else knows: checks nothing
   * beforehand, and waits for nobody.
   */
  public Migrator onDisposable() {
    return new Migrator(changelog, settings.onDisposable(), known);
  }

  /** The same, applying none but these changeSets; the others stay pending. */
  public Migrator only(Set<ChangeSetId> changeSets) {
    return new Migrator(changelog, settings.only(changeSets), known);
  }

  /**
   * The same, as a part of a larger task.
   *
   * @param purpose what that is, as in "the database failed while rehearsing its rollbacks"
   */
  public Migrator forPurpose(String purpose) {
    return new Migrator(changelog, settings.purpose(purpose), known);
  }

  /**
   * The revision that this database needs. Differs from {@link Changelog#revision} where changeSets
   * use what Liquibase learns from the database, such as its schema's name: here their checksums
   * are known, too.
   *
   * @param connection to the database
   * @throws InvalidChangelogException if the changelog cannot be used
   * @throws DatabaseUnusableException if the server fails
   */
  public Revision revision(Connection connection) {
    return call(
        connection, "reading the changelog", MigrationListener.NONE, MigrationRun::revision);
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
    return new Migrator(changelog, settings, Objects.requireNonNull(revision, "revision"));
  }

  /**
   * Applies what is pending. Each changeSet is committed together with its row in the history, so
   * whatever ends this process, the next run resumes where it stopped.
   *
   * @param connection to the database
   * @param listener is told of each changeSet
   * @return what was done; nothing, if all had been applied before
   * @throws InvalidChangelogException if the changelog cannot be used
   * @throws MigrationRefusedException if the database, the session or the role forbid it; nothing
   *     was changed
   * @throws MigrationLockedException if another migrator does not finish in time
   * @throws ChangeSetFailedException if a changeSet fails; those before it stay applied
   * @throws MigrationInterruptedException if it was asked to stop
   * @throws DatabaseUnusableException if the server fails otherwise
   */
  public MigrationResult migrate(Connection connection, MigrationListener listener) {
    long start = System.nanoTime();
    MigrationResult result =
        known != null && isAt(known, connection)
            ? nothingToDo(known.changeSets().size(), start)
            : call(connection, "migrating", listener, run -> run.migrate(start));
    LOG.log(
        System.Logger.Level.DEBUG,
        "{0}: {1} changeSets applied, {2} were already applied",
        result.service(),
        result.runs().size(),
        result.alreadyApplied());
    return result;
  }

  /** Whether there is nothing to do, and nothing that only Liquibase can judge. */
  private static boolean isAt(Revision revision, Connection connection) {
    return !revision.changeSets().isEmpty()
        && revision.changeSets().stream()
            .noneMatch(changeSet -> changeSet.mutable() || changeSet.checksum() == null)
        && Pending.isNone(new Verifier(revision).verify(connection));
  }

  private MigrationResult nothingToDo(int alreadyApplied, long start) {
    return new MigrationResult(
        changelog.service(),
        List.of(),
        alreadyApplied,
        Duration.ofNanos(System.nanoTime() - start),
        List.of(),
        Duration.ZERO,
        0);
  }

  /**
   * What {@link #migrate} would do now. Nothing is written, not even Liquibase's own tables: the
   * transaction is read-only.
   *
   * @throws InvalidChangelogException if the changelog cannot be used
   * @throws MigrationRefusedException if the database is in a state that forbids migrating it
   * @throws DatabaseUnusableException if the server fails
   */
  public Plan plan(Connection connection) {
    return call(connection, "planning", MigrationListener.NONE, MigrationRun::plan);
  }

  /**
   * Rolls back the changeSets that were applied last, the last one first.
   *
   * @param connection to the database
   * @param count how many, at least one
   * @param listener is told of each
   * @see #rollback(Connection, RollbackTarget, MigrationListener)
   */
  public void rollback(Connection connection, int count, MigrationListener listener) {
    rollback(connection, RollbackTarget.last(count), listener);
  }

  /**
   * Rolls back the changeSets that were applied last, the last one first. Makes sure beforehand
   * that each of them declares a rollback.
   *
   * @param connection to the database
   * @param target how far
   * @param listener is told of each
   * @return which, in the order in which they were rolled back; none if there are none after the
   *     target
   * @throws InvalidChangelogException if the changelog cannot be used
   * @throws MigrationRefusedException if one of them cannot be rolled back, if the target is not in
   *     the history, or if the database is not at a revision of this changelog; nothing was rolled
   *     back
   * @throws MigrationLockedException if another migrator does not finish in time
   * @throws ChangeSetFailedException if a rollback fails; those before it stay rolled back
   * @throws MigrationInterruptedException if it was asked to stop
   * @throws DatabaseUnusableException if the server fails otherwise
   */
  public List<ChangeSetId> rollback(
      Connection connection, RollbackTarget target, MigrationListener listener) {
    return call(connection, "rolling back", listener, run -> run.rollback(target));
  }

  /**
   * Which changeSets Liquibase cannot roll back: they declare no rollback, and it cannot derive
   * one. Nothing is rolled back.
   *
   * @param connection to a database that the changelog was applied to
   * @return which they are, and what is to be said about it
   * @throws InvalidChangelogException if the changelog cannot be used
   * @throws DatabaseUnusableException if the server fails
   */
  public WithoutRollback withoutRollback(Connection connection) {
    return call(
        connection, "looking for rollbacks", MigrationListener.NONE, MigrationRun::withoutRollback);
  }

  /**
   * Which changeSets of the changelog a database has applied. It is only read.
   *
   * @throws InvalidChangelogException if the changelog cannot be used
   * @throws MigrationRefusedException if the changelog is not what the database was made by
   * @throws DatabaseUnusableException if the server fails
   */
  public Set<ChangeSetId> applied(Connection connection) {
    return call(
        connection, "looking at what is applied", MigrationListener.NONE, MigrationRun::applied);
  }

  /**
   * Migrates a database that may be thrown away, as {@link #onDisposable} says, closely watched.
   *
   * @param connection to the database, which may have the first changeSets applied
   * @param observer is told of each change
   * @return all that reading the changelog tells, what was read while it ran included
   * @throws InvalidChangelogException if the changelog cannot be used
   * @throws ChangeSetFailedException if a changeSet fails
   * @throws DatabaseUnusableException if the server fails
   */
  public ChangelogReading rehearse(Connection connection, ChangeSetObserver observer) {
    return MigrationRun.observed(changelog, connection, settings.onDisposable(), observer);
  }

  /**
   * Records changeSets as applied without running them, because something else has created what
   * they would create. All of them at once, or none.
   *
   * @param connection to a database that has tables, but no migration history
   * @param target how much of the changelog the database holds
   * @param listener is told if another migrator has to be waited for
   * @return what was recorded, in order
   * @throws InvalidChangelogException if the changelog cannot be used
   * @throws MigrationRefusedException if the database has a history, or nothing in it, or if the
   *     target is not in the changelog; nothing was recorded
   * @throws MigrationLockedException if another migrator does not finish in time
   * @throws MigrationInterruptedException if it was asked to stop
   * @throws DatabaseUnusableException if the server fails otherwise
   */
  public List<ChangeSetId> baseline(
      Connection connection, BaselineTarget target, MigrationListener listener) {
    return call(connection, "baselining", listener, run -> run.baseline(target));
  }

  /**
   * Gives what was applied last a tag, to which a {@link #rollback} can go.
   *
   * @param connection to the database
   * @param tag its name; it may be given to several changeSets, of which the newest then counts
   * @return the changeSet that carries it now
   * @throws InvalidChangelogException if the changelog cannot be used
   * @throws MigrationRefusedException if nothing is applied, or the history is not this changelog's
   * @throws MigrationLockedException if another migrator does not finish in time
   * @throws DatabaseUnusableException if the server fails otherwise
   */
  public ChangeSetId tag(Connection connection, String tag) {
    if (tag.isBlank()) {
      throw new IllegalArgumentException("A tag needs a name");
    }
    return call(connection, "tagging", MigrationListener.NONE, run -> run.tag(tag));
  }

  /**
   * Drops everything in a database that carries the {@link DisposableMarker}, while no migrator is
   * at work there: all of it, or nothing.
   *
   * @param connection to the database
   * @return what was there
   * @throws MigrationRefusedException if it is not marked, or something in it cannot be dropped
   * @throws DatabaseUnusableException if the server refuses, for example because somebody uses a
   *     table for more than ten seconds
   */
  public Cleared clear(Connection connection) {
    try {
      return new SchemaCleaner(changelog.service(), connection).clear();
    } catch (SQLException e) {
      throw DatabaseUnusableException.of(changelog.service(), "emptying the database", e);
    }
  }

  /**
   * ChangeSets that cannot be rolled back.
   *
   * @param changeSets in the order of the changelog
   * @param neverDeclared whether the changelog declares no rollback anywhere, and many lack one:
   *     its team does not roll back
   * @param findings one for each; or a single note, where rollbacks are never declared
   */
  public record WithoutRollback(
      List<ChangeSetId> changeSets, boolean neverDeclared, Findings findings) {

    public WithoutRollback {
      changeSets = List.copyOf(changeSets);
    }
  }

  /**
   * What became of a database that was emptied.
   *
   * @param tables how many there were
   * @param kept what stays because it belongs to another role, such as an extension
   */
  public record Cleared(int tables, List<String> kept) {

    public Cleared {
      kept = List.copyOf(kept);
    }
  }

  /**
   * How many tables a database has, those of Liquibase and partitions included, those of extensions
   * not.
   *
   * @throws SQLException if the server fails
   */
  public static int tables(Connection connection) throws SQLException {
    return SchemaCleaner.tables(connection);
  }

  /**
   * What has been applied to a database, first applied first; empty if there is no history. Needs
   * no changelog, and loads no class of Liquibase.
   *
   * @throws SQLException if the server fails, or the role may not read the history
   */
  public static List<HistoryEntry> history(Connection connection) throws SQLException {
    return HistoryTable.of(connection).entries();
  }

  private <T> T call(
      Connection connection, String doing, MigrationListener listener, MigrationRun.Task<T> task) {
    return MigrationRun.on(changelog, connection, settings, doing, listener, task);
  }
}
