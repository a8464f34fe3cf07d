package dev.plumbline.benchmarks.machine;

import dev.plumbline.benchmarks.report.Run;
import dev.plumbline.changelog.Changelog;
import dev.plumbline.migrator.MigrationListener;
import dev.plumbline.migrator.Migrator;
import dev.plumbline.postgres.Cluster;
import dev.plumbline.postgres.Clusters;
import dev.plumbline.postgres.Database;
import dev.plumbline.postgres.PostgresSpecification;
import dev.plumbline.postgres.Template;
import dev.plumbline.postgres.TemplateRecipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A cluster of Plumbline's in this JVM, with its data in a folder of the run's. */
public final class OwnCluster implements AutoCloseable {

  private static final String DATA = "plumbline.data";
  private static final String CACHE = "plumbline.cache";

  private final Clusters clusters;
  private final Cluster cluster;

  private OwnCluster(Clusters clusters, PostgresSpecification specification) {
    this.clusters = clusters;
    this.cluster = clusters.cluster(specification);
  }

  /**
   * Starts it, and notes its version.
   *
   * @param folder for data and binaries
   */
  public static OwnCluster start(Run run, Path folder) throws IOException {
    return start(run, folder, Map.of());
  }

  /** The same with further settings of the server. */
  public static OwnCluster start(Run run, Path folder, Map<String, String> settings)
      throws IOException {
    return start(run, folder, new PostgresSpecification("", settings));
  }

  /** The same of a certain version. */
  public static OwnCluster start(Run run, Path folder, String version) throws IOException {
    return start(run, folder, new PostgresSpecification(version, Map.of()));
  }

  private static OwnCluster start(Run run, Path folder, PostgresSpecification specification)
      throws IOException {
    Files.createDirectories(folder);
    System.setProperty(DATA, folder.resolve("data").toString());
    System.setProperty(CACHE, folder.resolve("cache").toString());
    OwnCluster own = new OwnCluster(new Clusters(), specification);
    run.environment("postgres", own.cluster.version());
    return own;
  }

  /** The cluster itself. */
  public Cluster cluster() {
    return cluster;
  }

  /** A database that a changelog has been applied to. */
  public Database migrated(Changelog changelog) throws SQLException {
    Database database = cluster.createDatabase(changelog.service());
    migrate(changelog, database);
    return database;
  }

  /** Runs a statement. */
  public static void execute(Database database, String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** A template that a changelog has been applied to. */
  public Template template(Changelog changelog) {
    return cluster
        .templates()
        .get("bench_" + changelog.service(), changelog.service(), new Migration(changelog));
  }

  private static void migrate(Changelog changelog, Database database) throws SQLException {
    try (Connection connection = database.connect()) {
      new Migrator(changelog).migrate(connection, MigrationListener.NONE);
    }
  }

  /** Every template of the family fits: its changelog does not change while this runs. */
  private record Migration(Changelog changelog) implements TemplateRecipe {

    @Override
    public boolean fits(Template candidate) {
      return true;
    }

    @Override
    public Optional<Template> base(List<Template> candidates) {
      return Optional.empty();
    }

    @Override
    public Map<String, String> build(Database database, Optional<Template> base)
        throws SQLException {
      migrate(changelog, database);
      return Map.of();
    }
  }

  @Override
  public void close() {
    clusters.close();
  }
}
