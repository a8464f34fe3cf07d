package dev.plumbline.rehearsal;

import dev.plumbline.changelog.Changelog;
import dev.plumbline.changelog.InvalidChangelogException;
import dev.plumbline.changelog.LiquibaseScope;
import dev.plumbline.finding.Findings;
import dev.plumbline.migrator.ChangeSetFailedException;
import dev.plumbline.migrator.DatabaseUnusableException;
import dev.plumbline.migrator.MigrationListener;
import dev.plumbline.migrator.MigrationRefusedException;
import dev.plumbline.migrator.Migrator;
import dev.plumbline.parity.Drift;
import dev.plumbline.verification.ChangeSetId;
import java.sql.Connection;
import java.sql.SQLException;
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

  private static final String PURPOSE = "looking for drift";

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
    // what is thrown must not show the changelog's secrets
    try (LiquibaseScope scope = LiquibaseScope.enter(changelog)) {
      try {
        return lookedAt(live);
      } catch (SQLException e) {
        throw DatabaseUnusableException.of(changelog.service(), PURPOSE, e);
      }
    }
  }

  private Findings lookedAt(Connection live) throws SQLException {
    Migrator migrator = new Migrator(changelog).forPurpose(PURPOSE);
    Set<ChangeSetId> applied = migrator.applied(live);
    LiveSession session = LiveSession.of(live);
    try (Connection expected = databases.create()) {
      session.begin(expected);
      migrator.onDisposable().only(applied).migrate(expected, MigrationListener.NONE);
      session.end(expected);
      return Drift.of(expected, live);
    }
  }
}
