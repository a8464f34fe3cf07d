package dev.plumbline.postgres;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The main class of a child JVM that starts a cluster and then waits to be ended. */
final class ClusterHost {

  private ClusterHost() {}

  /** Arguments: the file to announce the database in; "exit" to exit without closing. */
  public static void main(String[] arguments) throws Exception {
    Path announcement = Path.of(arguments[0]);
    Clusters clusters = new Clusters();
    Cluster cluster = clusters.cluster(PostgresSpecification.newest());
    Database database = cluster.createDatabase("hosted");
    Path draft = announcement.resolveSibling(announcement.getFileName() + ".draft");
    Files.write(
        draft,
        List.of(
            database.jdbcUrl(), database.username(), database.password(), cluster.description()));
    Files.move(draft, announcement, StandardCopyOption.ATOMIC_MOVE);
    if (arguments.length > 1) {
      System.exit(0);
    }
    Thread.sleep(Long.MAX_VALUE);
  }
}
