package dev.plumbline.migrator;

import dev.plumbline.changelog.ParsedChangelog;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.Findings;
import dev.plumbline.verification.Verdict;
import dev.plumbline.verification.Verification;
import dev.plumbline.verification.Verifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import liquibase.changelog.ChangeSet;
import liquibase.exception.LiquibaseException;

/**
 * The way to the first change: looks at everything that might forbid it, waits for the lock, and
 * looks once more at what may have changed meanwhile.
 *
 * @param changelog parsed for this run
 * @param connection the caller's
 * @param settings what goes on around the run
 */
record GuardedRun(ParsedChangelog changelog, Connection connection, RunSettings settings) {

  /** What is to be done to a database that may be changed. */
  interface Work<T> {
    T on(MigrationRun run, MigrationLock lock, Verification verification)
        throws LiquibaseException, SQLException;
  }

  /**
   * @param first what the verifier said
   * @param runsPending whether the work is to run what is pending
   * @throws MigrationRefusedException with everything that stands against it
   */
  <T> T enter(
      Verification first,
      boolean runsPending,
      MigrationPolicy.Check policy,
      Progress progress,
      Work<T> work)
      throws LiquibaseException, SQLException {
    if (first.verdict() == Verdict.UNREACHABLE || first.verdict() == Verdict.DENIED) {
      policy.let(first, changelog);
    }
    AtomicBoolean admitted = new AtomicBoolean();
    try (LiquibaseSession liquibase = new LiquibaseSession(connection)) {
      admit(
          first,
          policy,
          Preflight.findings(
              liquibase, runsPending ? pending(first) : List.of(), settings.observer()));
      MigrationPolicy.checkHistory(
          changelog.service(), HistoryTable.of(connection, liquibase.place()));
      connection.rollback();
      MigrationRun run = new MigrationRun(changelog, liquibase, settings);
      return run.locked(
          progress,
          lock -> {
            Verification current = new Verifier(changelog.revision()).verify(connection);
            connection.rollback();
            policy.let(current, changelog);
            admitted.set(true);
            return work.on(run, lock, current);
          });
    } catch (SQLException e) {
      if (!admitted.get()) {
        Pooler.refuseByTransaction(changelog.service(), e, connection);
      }
      throw e;
    }
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
}
