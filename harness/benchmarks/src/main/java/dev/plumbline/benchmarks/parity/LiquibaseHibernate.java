package dev.plumbline.benchmarks.parity;

import java.sql.Connection;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import liquibase.CatalogAndSchema;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.diff.DiffGeneratorFactory;
import liquibase.diff.DiffResult;
import liquibase.diff.compare.CompareControl;
import liquibase.diff.output.DiffOutputControl;
import liquibase.diff.output.changelog.DiffToChangeLog;
import liquibase.snapshot.DatabaseSnapshot;
import liquibase.snapshot.SnapshotControl;
import liquibase.snapshot.SnapshotGeneratorFactory;

/**
 * liquibase-hibernate: {@code diffChangeLog} between the entities and the schema as it is. A change
 * that it would generate is a report. It looks at one namespace, as it is meant to.
 */
final class LiquibaseHibernate implements Judge {

  private final DataSource database;
  private final DatabaseSnapshot entities;

  LiquibaseHibernate(HibernateTools hibernate, DataSource database) throws Exception {
    this.database = database;
    this.entities = snapshot(BoundModel.of(hibernate.metadata()));
  }

  private static DatabaseSnapshot snapshot(Database database) throws Exception {
    return SnapshotGeneratorFactory.getInstance()
        .createSnapshot(
            new CatalogAndSchema[] {database.getDefaultSchema()},
            database,
            new SnapshotControl(database));
  }

  @Override
  public int patience() {
    return 1;
  }

  @Override
  public Reports judge() throws Exception {
    try (Connection connection = database.getConnection()) {
      Database actual =
          DatabaseFactory.getInstance()
              .findCorrectDatabaseImplementation(new JdbcConnection(connection));
      DiffResult result =
          DiffGeneratorFactory.getInstance()
              .compare(entities, snapshot(actual), CompareControl.STANDARD);
      return Reports.of(changes(result));
    }
  }

  private static Set<String> changes(DiffResult result) {
    DiffOutputControl everything = new DiffOutputControl(false, false, false, null);
    return new DiffToChangeLog(result, everything)
        .generateChangeSets().stream()
            .flatMap(changeSet -> changeSet.getChanges().stream())
            .map(change -> change.getConfirmationMessage())
            .collect(Collectors.toSet());
  }

  @Override
  public void close() {
    // connections and metadata are somebody else's
  }
}
