package dev.plumbline.junit;

import dev.plumbline.changelog.Changelog;
import dev.plumbline.changelog.SearchPath;
import dev.plumbline.postgres.Clusters;
import dev.plumbline.postgres.Database;
import dev.plumbline.postgres.PostgresSpecification;
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
 * <p>They come from the same cached clusters and templates as those of {@link PlumblineTest}. Close
 * it at the end: that drops the databases and stops the server. Safe for several threads.
 */
public final class MigratedDatabases implements AutoCloseable {

  private final Clusters clusters;
  private final ServiceHome home;
  private final Set<Database> open = ConcurrentHashMap.newKeySet();

  private MigratedDatabases(Clusters clusters, ServiceHome home) {
    this.clusters = clusters;
    this.home = home;
  }

  /**
   * Databases of the service whose changelog is found on the class path by convention, on the
   * newest embedded PostgreSQL. Starts the server.
   *
   * @throws RuntimeException if there is no changelog or no server, or the changelog cannot be
   *     applied
   */
  public static MigratedDatabases of(String service) {
    return on(
        PostgresSpecification.newest(), () -> Changelog.locate(service, SearchPath.classPath()));
  }

  /**
   * Databases migrated by that changelog, on such a server. Starts the server.
   *
   * @throws RuntimeException if there is no server, or the changelog cannot be applied
   */
  public static MigratedDatabases of(Changelog changelog, PostgresSpecification postgres) {
    return on(postgres, () -> changelog);
  }

  private static MigratedDatabases on(
      PostgresSpecification postgres, Supplier<Changelog> changelog) {
    Clusters clusters = new Clusters();
    try {
      clusters.prepare(postgres);
      return new MigratedDatabases(
          clusters,
          ServiceHome.on(clusters, postgres, changelog.get(), RunOptions.DEFAULT_MAX_AGE));
    } catch (RuntimeException e) {
      clusters.close();
      throw e;
    }
  }

  /** A fresh one. */
  public Database newDatabase() {
    Database database = home.newDatabase("plumbline");
    open.add(database);
    return database;
  }

  /**
   * Drops one before the end, in the background.
   *
   * @param database one of {@link #newDatabase}
   */
  public void discard(Database database) {
    if (open.remove(database)) {
      home.cluster().discard(database);
    }
  }

  /** Drops the databases and stops the server. */
  @Override
  public void close() {
    open.forEach(home.cluster()::discard);
    open.clear();
    clusters.close();
  }
}
