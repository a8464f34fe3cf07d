package dev.plumbline.postgres;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Clusters in containers. Testcontainers is loaded when the first is asked for and not before,
 * since it need not be on the class path.
 *
 * @param folder where to keep what lasts from run to run
 * @param startTimeout how long a container may take to start, the download of its image aside
 */
record ContainerPostgres(Path folder, Duration startTimeout) {

  private static final String LIBRARY = "org.testcontainers.postgresql.PostgreSQLContainer";

  static ContainerPostgres of(EmbeddedOptions options) {
    Path wanted = options.cacheFolder();
    Path folder =
        wanted == null
            ? CacheLocation.ownCache()
                .orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir"), "plumbline"))
            : wanted;
    return new ContainerPostgres(folder, options.startTimeout());
  }

  /**
   * Starts a container, or finds the one that an earlier run left for reuse.
   *
   * @throws ClusterException if Testcontainers or Docker or the image is not there, or the server
   *     in it does not start or is not as it is wanted
   */
  ServerCluster start(PostgresSpecification wanted, ContainerImage image) {
    requireLibrary();
    return new ContainerStart(wanted, image, folder, startTimeout).run();
  }

  private static void requireLibrary() {
    try {
      Class.forName(LIBRARY, false, ContainerPostgres.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new ClusterException(
          "PostgreSQL in a container needs Testcontainers 2, which is not on the class path ("
              + LIBRARY
              + " is missing). Add it to the tests' dependencies:"
              + "\n  org.testcontainers:testcontainers-postgresql:2.0.5"
              + "\nor use plumbline.postgres=embedded, which is the default and needs no Docker.",
          e);
    }
  }
}
