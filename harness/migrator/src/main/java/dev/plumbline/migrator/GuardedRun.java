package dev.plumbline.migrator;

import dev.plumbline.changelog.ParsedChangelog;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.Findings;
import dev.plumbline.verification.Verification;
import dev.plumbline.verification.Verifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import liquibase.changelog.ChangeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a change of a database takes: the connection on loan, and the migrator's lock. Closing
 * releases the lock and gives the connection back.
 */
final class GuardedRun implements AutoCloseable {

  private final ParsedChangelog changelog;
  private final RunSettings settings;
  private final Progress progress;
  private final LiquibaseSession liquibase;
  private @Nullable MigrationLock lock;

  /**
   * Borrows the connection; nothing may be changed yet.
   *
   * @param changelog parsed for this run
   * @param connection the caller's
   */
  GuardedRun(
      ParsedChangelog changelog, Connection connection, RunSettings settings, Progress progress)
      throws SQLException {
    this.changelog = changelog;
    this.settings = settings;
    this.progress = progress;
    liquibase = LiquibaseSession.open(changelog.service(), connection);
  }

  /**
   * The way to the first change: looks at everything that might forbid it, waits for the lock, and
   * looks once more at what may have changed meanwhile.
   *
   * @param first what the verifier said
   * @param runsPending whether what is pending is to be run
   * @return what the verifier says now
   * @throws MigrationRefusedException with everything that stands against it
   */
  Verification enter(Verification first, boolean runsPending, MigrationPolicy.Check policy)
      throws SQLException {
    Connection connection = liquibase.connection();
    try {
      admit(
          first,
          policy,
          Preflight.findings(
              liquibase, runsPending ? pending(first) : List.of(), settings.observer()));
      MigrationPolicy.checkHistory(
          changelog.service(), HistoryTable.of(connection, liquibase.place()));
      connection.rollback();
      takeLock();
      Verification current = new Verifier(changelog.revision()).verify(connection);
      connection.rollback();
      policy.let(current, changelog);
      return current;
    } catch (SQLException e) {
      Pooler.refuseByTransaction(changelog.service(), e, connection);
      throw e;
    }
  }

  /** The whole way where nobody else knows the database, so that nothing has to be asked. */
  void takeLock() throws SQLException {
    lock = MigrationLock.acquire(liquibase, settings, progress);
  }

  private List<ChangeSet> pending(Verification verification) {
    Set<String> pending = Pending.subjects(verification);
    return changelog.applicable().stream()
        .filter(changeSet -> pending.contains(ParsedChangelog.id(changeSet).toString()))
        .toList();
  }

  private void admit(
      Verification verification, MigrationPolicy.Check policy, List<Finding> obstacles) {
    try {
      policy.let(verification, changelog);
    } catch (MigrationRefusedException e) {
      throw obstacles.isEmpty() ? e : e.and(obstacles);
    }
    if (!obstacles.isEmpty()) {
      throw new MigrationRefusedException(
          changelog.service() + ": refused before the first change.", Findings.of(obstacles));
    }
  }

  ParsedChangelog changelog() {
    return changelog;
  }

  RunSettings settings() {
    return settings;
  }

  Progress progress() {
    return progress;
  }

  LiquibaseSession liquibase() {
    return liquibase;
  }

  MigrationLock lock() {
    return Objects.requireNonNull(lock, "lock");
  }

  @Override
  public void close() throws SQLException {
    try (liquibase) {
      if (lock != null) {
        lock.close();
      }
    }
  }
}
