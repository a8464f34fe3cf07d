package dev.plumbline.benchmarks.hazards;

import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.changelog.Changelog;
import dev.plumbline.comparison.Compatibility;
import dev.plumbline.finding.Findings;
import dev.plumbline.migrator.MigrationListener;
import dev.plumbline.migrator.Migrator;
import dev.plumbline.rehearsal.DisposableDatabases;
import java.sql.Connection;
import java.sql.SQLException;

/** What new changeSets break for processes of the release before, which still run. */
final class PreviousRelease {

  private PreviousRelease() {}

  /**
   * By comparing the schemas; its statements are not executed.
   *
   * @throws dev.plumbline.migrator.ChangeSetFailedException if a new changeSet fails
   */
  static Findings judge(Changelog changelog, DisposableDatabases databases) throws SQLException {
    try (Connection old = databases.create();
        Connection now = databases.create()) {
      new Migrator(changelog).onDisposable().migrate(now, MigrationListener.NONE);
      return Compatibility.of(CatalogReader.read(old), CatalogReader.read(now));
    }
  }
}
