package dev.plumbline.benchmarks.parity;

import java.sql.Connection;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import liquibase.CatalogAndSchema;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.diff.DiffGeneratorFactory;
import liquibase.diff.DiffResult;
import liquibase.diff.compare.CompareControl;
import liquibase.exception.LiquibaseException;
import liquibase.snapshot.DatabaseSnapshot;
import liquibase.snapshot.SnapshotControl;
import liquibase.snapshot.SnapshotGeneratorFactory;
import liquibase.structure.core.Catalog;

/** {@code liquibase diff} between the schema as it was and as it is. */
final class LiquibaseDiff implements Judge {

  private final DataSource database;
  private final CatalogAndSchema[] schemas;
  private final DatabaseSnapshot before;

  /**
   * Takes the first snapshot.
   *
   * @param namespaces to look at
   */
  LiquibaseDiff(DataSource database, List<String> namespaces) throws Exception {
    this.database = database;
    this.schemas =
        namespaces.stream()
            .map(name -> new CatalogAndSchema(null, name))
            .toArray(CatalogAndSchema[]::new);
    this.before = snapshot(database.getConnection(), schemas);
  }

  /** A snapshot costs ten times what all others do. */
  @Override
  public int patience() {
    return 1;
  }

  @Override
  public Reports judge() throws Exception {
    return Reports.of(differences(before, snapshot(database.getConnection(), schemas), schemas));
  }

  /** The differences between two databases, which need not be one and the same before and after. */
  static Set<String> between(DataSource expected, DataSource actual, String namespace)
      throws Exception {
    CatalogAndSchema[] schemas = {new CatalogAndSchema(null, namespace)};
    try (Connection first = expected.getConnection();
        Connection second = actual.getConnection()) {
      return differences(snapshot(first, schemas), snapshot(second, schemas), schemas);
    }
  }

  private static DatabaseSnapshot snapshot(Connection connection, CatalogAndSchema[] schemas)
      throws Exception {
    Database liquibase =
        DatabaseFactory.getInstance()
            .findCorrectDatabaseImplementation(new JdbcConnection(connection));
    return SnapshotGeneratorFactory.getInstance()
        .createSnapshot(schemas, liquibase, new SnapshotControl(liquibase));
  }

  private static Set<String> differences(
      DatabaseSnapshot expected, DatabaseSnapshot actual, CatalogAndSchema[] schemas)
      throws LiquibaseException {
    CompareControl.SchemaComparison[] pairs =
        Arrays.stream(schemas)
            .map(schema -> new CompareControl.SchemaComparison(schema, schema))
            .toArray(CompareControl.SchemaComparison[]::new);
    DiffResult result =
        DiffGeneratorFactory.getInstance()
            .compare(
                expected,
                actual,
                new CompareControl(pairs, expected.getSnapshotControl().getTypesToInclude()));
    Set<String> differences = new HashSet<>();
    result.getMissingObjects().stream()
        .filter(object -> !(object instanceof Catalog)) // the database's name
        .forEach(object -> differences.add("missing " + object));
    result.getUnexpectedObjects().forEach(object -> differences.add("unexpected " + object));
    result
        .getChangedObjects()
        .forEach(
            (object, changes) ->
                differences.add("changed " + object + " " + changes.getDifferences()));
    return differences;
  }

  @Override
  public void close() {
    // the connections are views of somebody else's
  }
}
