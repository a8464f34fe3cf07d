package dev.plumbline.spring;

import dev.plumbline.changelog.Changelog;
import dev.plumbline.changelog.SearchPath;
import dev.plumbline.migrator.MigrationListener;
import dev.plumbline.migrator.Migrator;
import dev.plumbline.postgres.Cluster;
import dev.plumbline.postgres.Clusters;
import dev.plumbline.postgres.Database;
import dev.plumbline.postgres.PostgresSpecification;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** Databases of the small service, in all the states that they can be in. */
final class LoavesDatabases {

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final Cluster CLUSTER = start();

  private LoavesDatabases() {}

  private static Cluster start() {
    Clusters clusters = new Clusters();
    // JUnit 5 and 6 each have their own way to end with the run; this is none of theirs
    Runtime.getRuntime().addShutdownHook(new Thread(clusters::close));
    return clusters.cluster(PostgresSpecification.newest());
  }

  static Migrator migrator() {
    return new Migrator(Changelog.locate("loaves", SearchPath.classPath()));
  }

  static Database empty() {
    return CLUSTER.createDatabase("loaves_" + COUNT.incrementAndGet());
  }

  static Database migrated() throws SQLException {
    Database database = empty();
    try (Connection connection = database.connect()) {
      migrator().migrate(connection, MigrationListener.NONE);
    }
    return database;
  }

  /** Migrated, and then this was done to it. */
  static Database spoiltBy(String sql) throws SQLException {
    Database database = migrated();
    execute(database, sql);
    return database;
  }

  static Database behind() throws SQLException {
    return spoiltBy(
        "delete from databasechangelog where id = 'weight'; alter table loaf drop column grams");
  }

  static Database ahead() throws SQLException {
    return spoiltBy(
        """
        alter table loaf add column note text;
        insert into databasechangelog
          (id, author, filename, dateexecuted, orderexecuted, exectype, md5sum)
          select 'note', author, filename, now(), 3, exectype, '9:1' from databasechangelog
          where id = 'weight'
        """);
  }

  static void execute(Database database, String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static String value(Database database, String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return String.valueOf(row.getString(1));
    }
  }
}
