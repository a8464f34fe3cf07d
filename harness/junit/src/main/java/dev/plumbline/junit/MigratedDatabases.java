package dev.plumbline.junit;

import dev.plumbline.changelog.Changelog;
import dev.plumbline.changelog.SearchPath;
import dev.plumbline.migrator.ChangeSetFailedException;
import dev.plumbline.postgres.Clusters;
import dev.plumbline.postgres.Database;
import dev.plumbline.postgres.PostgresSource;
import dev.plumbline.postgres.PostgresSpecification;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Fresh, migrated databases of a service for code that is not a JUnit test: a {@code main} method,
 * a test of another framework.
 *
 * <pre>{@code
 * try (MigratedDatabases shop = MigratedDatabases.of("shop")) {
 *   DataSource dataSource = shop.newDatabase().dataSource();
 *   …
 * }
 * }</pre>
 *
 * <p>They come from the same servers, templates and databases made in advance as those of {@link
 * PlumblineTest} in this JVM. The options of a run hold for them, too: system properties, {@code
 * junit-platform.properties}, environment variables. Close it at the end: that drops the databases,
 * and stops the server unless somebody else in the JVM uses it. Safe for several threads.
 */
public final class MigratedDatabases implements AutoCloseable {

  private final SharedClusters clusters;
  private final ServiceHome home;
  private final boolean keep;
  private final Set<Database> open = ConcurrentHashMap.newKeySet();

  private MigratedDatabases(SharedClusters clusters, ServiceHome home, boolean keep) {
    this.clusters = clusters;
    this.home = home;
    this.keep = keep;
  }

  /**
   * Databases of the service whose changelog is found on the class path by convention. Starts the
   * server.
   *
   * @throws RuntimeException if there is no changelog or no server, or the changelog cannot be
   *     applied
   */
  public static MigratedDatabases of(String service) {
    return on(postgres("", "", Map.of()), () -> Changelog.locate(service, SearchPath.classPath()));
  }

  /**
   * Databases migrated by that changelog, on such a server. Starts the server.
   *
   * @param postgres see {@link #postgres} for the one that the options of this run want
   * @throws RuntimeException if there is no server, or the changelog cannot be applied
   */
  public static MigratedDatabases of(Changelog changelog, PostgresSpecification postgres) {
    return on(postgres, () -> changelog);
  }

  /**
   * The server that is wanted in this run. What is not given is what {@code plumbline.postgres} and
   * {@code plumbline.postgres.version} say, or else the newest embedded one.
   *
   * @param source as {@link PlumblineTest#postgres}, or {@code ""}
   * @param version as {@link PlumblineTest#postgresVersion}, or {@code ""}
   * @param settings of the server, by name
   * @throws IllegalArgumentException if one of them is not valid
   */
  public static PostgresSpecification postgres(
      String source, String version, Map<String, String> settings) {
    RunOptions options = RunOptions.ofThisJvm();
    String from = source.isEmpty() ? options.postgres() : source;
    return new PostgresSpecification(
        version.isEmpty() ? options.postgresVersion() : version,
        settings,
        from.isEmpty() ? new PostgresSource.Embedded() : PostgresSource.parse(from));
  }

  private static MigratedDatabases on(
      PostgresSpecification postgres, Supplier<Changelog> changelog) {
    RunOptions options = RunOptions.ofThisJvm();
    SharedClusters clusters = SharedClusters.open(postgres);
    try {
      return new MigratedDatabases(
          clusters, home(clusters.clusters(), postgres, changelog.get(), options), options.keep());
    } catch (RuntimeException e) {
      clusters.close();
      throw e;
    }
  }

  private static ServiceHome home(
      Clusters clusters, PostgresSpecification postgres, Changelog changelog, RunOptions options) {
    try {
      return ServiceHome.on(clusters, postgres, changelog, options.maxAge());
    } catch (ChangeSetFailedException failure) {
      throw MissingExtension.behind(failure)
          .<RuntimeException>map(
              missing ->
                  missing.failure(changelog.service(), clusters.cluster(postgres).description()))
          .orElse(failure);
    }
  }

  /** A fresh one. */
  public Database newDatabase() {
    return newDatabase("plumbline");
  }

  /**
   * A fresh one.
   *
   * @param applicationName by which the server and people can tell whose its connections are
   */
  public Database newDatabase(String applicationName) {
    Database database = home.newDatabase(applicationName);
    open.add(database);
    return database;
  }

  /**
   * Drops one before the end, in the background. One that is kept stays.
   *
   * @param database one of {@link #newDatabase}
   */
  public void discard(Database database) {
    if (open.remove(database)) {
      home.cluster().discard(database);
    }
  }

  /**
   * To be told of a test that has failed on a database. If this run wants it ({@code
   * plumbline.keep=on-failure}), the database is kept beyond the end of the run, and the failure
   * says where it is.
   *
   * @param database one of {@link #newDatabase}
   */
  public void failed(Database database, Throwable failure) {
    if (keep && open.remove(database)) {
      failure.addSuppressed(new DatabaseKeptException(home.cluster().keep(database)));
    }
  }

  /** Drops the databases, and stops the server if nobody else in this JVM uses it. */
  @Override
  public void close() {
    open.forEach(home.cluster()::dropDatabase);
    open.clear();
    clusters.close();
  }
}
