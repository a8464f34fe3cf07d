package dev.plumbline.rehearsal;

import dev.plumbline.catalog.IncrementalCatalogReader;
import dev.plumbline.changelog.Changelog;
import dev.plumbline.changelog.ChangelogReading;
import dev.plumbline.changelog.InvalidChangelogException;
import dev.plumbline.finding.Findings;
import dev.plumbline.migrator.ChangeSetFailedException;
import dev.plumbline.migrator.ChangeSetRun;
import dev.plumbline.migrator.DatabaseUnusableException;
import dev.plumbline.migrator.MigrationListener;
import dev.plumbline.migrator.Migrator;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;

/**
 * Runs a changelog on empty databases and looks at what happens, before it meets one that matters.
 *
 * <p>Immutable; may be used by several threads if the source of databases may.
 */
public final class Rehearsal {

  private final Changelog changelog;
  private final DisposableDatabases databases;

  /** A rehearsal of that changelog, on databases from that source. */
  public Rehearsal(Changelog changelog, DisposableDatabases databases) {
    this.changelog = Objects.requireNonNull(changelog, "changelog");
    this.databases = Objects.requireNonNull(databases, "databases");
  }

  /**
   * Migrates a database of the source, which may have the first changeSets applied, and watches
   * which of those that run do nothing. What counts is what the server saw: a schema object or a
   * row written, or a statement aimed at a table's rows even if it found none, as a backfill does
   * on an empty database. ChangeSets that their preconditions keep from running are left out.
   *
   * @return what was read, and a finding for each changeSet without effect, in no case for one that
   *     might have acted unseen
   * @throws InvalidChangelogException if the changelog cannot be used
   * @throws ChangeSetFailedException if a changeSet fails
   * @throws DatabaseUnusableException if there is no database, or it fails
   */
  public RehearsedMigration migrate() {
    EffectObserver observer = new EffectObserver();
    try (Connection connection = databases.create()) {
      ChangelogReading reading =
          new Migrator(changelog)
              .forPurpose("rehearsing its changeSets")
              .rehearse(connection, observer);
      return new RehearsedMigration(reading, Findings.of(observer.findings()));
    } catch (SQLException e) {
      throw DatabaseUnusableException.of(changelog.service(), "rehearsing its changeSets", e);
    }
  }

  /**
   * Which changeSets do not roll back to the schema that was there before them: those that have no
   * rollback, those whose rollback fails, and those whose rollback leaves something behind or takes
   * too much away.
   *
   * @return a finding for each
   * @throws InvalidChangelogException if the changelog cannot be used
   * @throws ChangeSetFailedException if a changeSet fails when it is applied
   * @throws DatabaseUnusableException if there is no database, or it fails
   */
  public Findings rollbacks() {
    try {
      return new RollbackRehearsal(changelog, databases).findings();
    } catch (SQLException e) {
      throw DatabaseUnusableException.of(changelog.service(), "rehearsing its rollbacks", e);
    }
  }

  /**
   * Which changeSet touches what last: migrates a database of the source, and reads the schema
   * after each changeSet. Costs a migration and a read of the catalog for each changeSet.
   *
   * @throws InvalidChangelogException if the changelog cannot be used
   * @throws ChangeSetFailedException if a changeSet fails
   * @throws DatabaseUnusableException if there is no database, or it fails
   */
  public ChangeSetTrail trail() {
    ChangeSetTrail.Tracker tracker = new ChangeSetTrail.Tracker();
    IncrementalCatalogReader reader = new IncrementalCatalogReader();
    try (Connection connection = databases.create();
        Connection observer = databases.again(connection)) {
      new Migrator(changelog)
          .onDisposable()
          .migrate(
              connection,
              new MigrationListener() {
                @Override
                public void applied(ChangeSetRun run, Connection current) throws SQLException {
                  tracker.reached(reader.read(observer), run.id());
                }
              });
      return tracker.trail();
    } catch (SQLException e) {
      throw DatabaseUnusableException.of(changelog.service(), "following its changeSets", e);
    }
  }
}
