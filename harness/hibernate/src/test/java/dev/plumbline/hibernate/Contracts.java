package dev.plumbline.hibernate;

import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.finding.Findings;
import dev.plumbline.parity.MappingParity;
import dev.plumbline.postgres.Cluster;
import dev.plumbline.postgres.Clusters;
import dev.plumbline.postgres.Database;
import dev.plumbline.postgres.PostgresSpecification;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Entities against what some SQL makes, the way that a service's contract goes. */
final class Contracts implements AutoCloseable {

  private final Clusters clusters = new Clusters();

  Findings findings(String changelog, Entities entities) throws SQLException {
    Database empty = database("");
    Database copy = database(changelog);
    Database migrated = database(changelog);
    try (Connection connection = migrated.connect()) {
      return MappingParity.compare(
          entities.mapping(empty.dataSource(), copy.dataSource()),
          CatalogReader.read(connection),
          connection);
    } finally {
      cluster().discard(empty);
      cluster().discard(copy);
      cluster().discard(migrated);
    }
  }

  Database database(String sql) throws SQLException {
    Database database = cluster().createDatabase("contracts");
    if (!sql.isEmpty()) {
      try (Connection connection = database.connect();
          Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }
    return database;
  }

  Cluster cluster() {
    return clusters.cluster(PostgresSpecification.newest());
  }

  @Override
  public void close() {
    clusters.close();
  }
}
