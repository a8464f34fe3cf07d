package dev.plumbline.migrator;

import dev.plumbline.finding.Findings;
import dev.plumbline.parity.Drift;
import dev.plumbline.verification.ChangeSetId;
import dev.plumbline.verification.Verification;
import dev.plumbline.verification.Verifier;
import java.sql.Connection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * Does a live database still have the schema that its history makes?
 *
 * <p>The changeSets that the live database has applied are applied to a disposable one, and the two
 * are compared. So changeSets that are still pending are no drift. The disposable session has the
 * search path and the other settings of the live one, whoever set them. The live database is only
 * read. Immutable; may be used by several threads if the source of databases may.
 */
public final class DriftCheck {

  private final Changelog changelog;
  private final DisposableDatabases databases;

  /**
   * A check against what that changelog makes.
   *
   * @param databases of the same major version as the live one, such as {@link ScratchDatabases}
   */
  public DriftCheck(Changelog changelog, DisposableDatabases databases) {
    this.changelog = Objects.requireNonNull(changelog, "changelog");
    this.databases = Objects.requireNonNull(databases, "databases");
  }

  /**
   * Looks at the database.
   *
   * @param live a connection to it
   * @return a finding for each difference, notes included
   * @throws InvalidChangelogException if the changelog cannot be used
   * @throws MigrationRefusedException if the changelog is not what the database was made by, so
   *     that it cannot tell what the database should be
   * @throws ChangeSetFailedException if a changeSet fails on the disposable database
   * @throws DatabaseUnusableException if a server fails
   */
  public Findings of(Connection live) {
    return LiquibaseScope.with(
        changelog,
        live,
        "looking for drift",
        parsed -> {
          Set<ChangeSetId> applied = applied(parsed, live);
          LiveSession session = LiveSession.of(live);
          try (Connection expected = databases.create()) {
            session.begin(expected);
            try (LentConnection lent = new LentConnection(expected)) {
              MigrationRun run = new MigrationRun(parsed.on(expected), lent, Supervision.ALONE);
              Progress progress = new Progress(MigrationListener.NONE, expected);
              run.locked(
                  progress,
                  lock -> {
                    run.update(lock, progress, new OnlyTheseChangeSets(applied));
                    return progress;
                  });
            }
            session.end(expected);
            return Drift.of(expected, live);
          }
        });
  }

  private static Set<ChangeSetId> applied(ParsedChangelog parsed, Connection live) {
    Verification verification = new Verifier(parsed.revision()).verify(live);
    Gate.checkForRollback(verification, parsed);
    Set<String> pending = Pending.subjects(verification);
    Set<ChangeSetId> applied = new HashSet<>();
    parsed.revision().changeSets().stream()
        .map(changeSet -> changeSet.id())
        .filter(id -> !pending.contains(id.toString()))
        .forEach(applied::add);
    return applied;
  }
}
