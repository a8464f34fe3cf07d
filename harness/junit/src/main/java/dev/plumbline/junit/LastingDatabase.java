package dev.plumbline.junit;

import dev.plumbline.changelog.Changelog;
import dev.plumbline.migrator.MigrationListener;
import dev.plumbline.migrator.Migrator;
import dev.plumbline.postgres.Cluster;
import dev.plumbline.postgres.Clusters;
import dev.plumbline.postgres.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A developer's database of a service: it is there again in the next run, with its rows, on a
 * server that starts with the first call and ends with the JVM. A second JVM at the same time gets
 * another one.
 *
 * @param database where it is
 * @param howToConnect for people: its JDBC URL, and a {@code psql} line
 * @param applied how many changeSets were applied just now
 */
public record LastingDatabase(Database database, String howToConnect, int applied) {

  private static final Map<String, Clusters> CLUSTERS = new ConcurrentHashMap<>();

  /**
   * Finds or creates it, and applies what has been added to the changelog. The options {@code
   * plumbline.postgres} and {@code plumbline.postgres.version} hold as for tests; a database in a
   * container does not outlast it.
   *
   * @param anew whether it begins empty, whatever was there
   * @throws dev.plumbline.migrator.MigrationException if the changelog cannot be applied, for
   *     example because a changeSet was edited after it had been
   * @throws SQLException if the server refuses a connection
   * @throws RuntimeException if there is no server
   */
  public static LastingDatabase of(Changelog changelog, boolean anew) throws SQLException {
    String service = changelog.service();
    Cluster cluster =
        CLUSTERS
            .computeIfAbsent(service, Clusters::lasting)
            .cluster(MigratedDatabases.postgres("", "", Clusters.durable()));
    Database database = cluster.lastingDatabase(service);
    if (anew) {
      cluster.dropDatabase(database);
      database = cluster.lastingDatabase(service);
    }
    DeclaredRoles.of(service).createIn(database);
    try (Connection connection = database.connect()) {
      int applied =
          new Migrator(changelog).migrate(connection, MigrationListener.NONE).runs().size();
      return new LastingDatabase(
          database.withApplicationName(service), cluster.howToConnect(database), applied);
    }
  }
}
