package dev.plumbline.quarkus.test;

import dev.plumbline.changelog.Changelog;
import dev.plumbline.changelog.ChangelogNotFoundException;
import dev.plumbline.changelog.SearchPath;
import dev.plumbline.junit.MigratedDatabases;
import dev.plumbline.postgres.Database;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The databases of all applications that share a class loader. Its methods have types of the JDK
 * only, since {@link DatabaseLease} calls them from other class loaders. Safe for several threads.
 */
final class SharedDatabases {

  static final String SERVICE = "service";
  static final String CHANGELOG = "changelog";
  static final String CONTEXTS = "contexts";
  static final String LABEL_FILTER = "labelFilter";
  static final String POSTGRES = "postgres";
  static final String POSTGRES_VERSION = "postgresVersion";

  /** What can be wanted, beside parameters of the changelog. */
  static final List<String> NAMES =
      List.of(SERVICE, CHANGELOG, CONTEXTS, LABEL_FILTER, POSTGRES, POSTGRES_VERSION);

  /** Before the name of a parameter of the changelog. */
  static final String PARAMETER = "parameter.";

  /** Where Quarkus has the changelog unless it is told. */
  private static final String OF_QUARKUS = "db/changeLog.xml";

  /** By what was wanted. Guarded by this class, as are the leases. */
  private static final Map<Map<String, String>, MigratedDatabases> SERVICES = new HashMap<>();

  /** By JDBC URL. */
  private static final Map<String, Lease> TAKEN = new HashMap<>();

  private record Lease(Map<String, String> wanted, MigratedDatabases service, Database database) {}

  private SharedDatabases() {}

  /**
   * Takes a fresh, migrated database.
   *
   * @param wanted values for some of {@link #NAMES}, and parameters
   * @return JDBC URL, user, password
   * @throws RuntimeException if there is no changelog or no server, or the changelog cannot be
   *     applied
   */
  static synchronized String[] take(Map<String, String> wanted) {
    MigratedDatabases service = SERVICES.computeIfAbsent(wanted, SharedDatabases::migrated);
    Database database = service.newDatabase(wanted.getOrDefault(SERVICE, ""));
    TAKEN.put(database.jdbcUrl(), new Lease(wanted, service, database));
    return new String[] {database.jdbcUrl(), database.username(), database.password()};
  }

  private static MigratedDatabases migrated(Map<String, String> wanted) {
    Map<String, String> parameters = new HashMap<>();
    wanted.forEach(
        (name, value) -> {
          if (name.startsWith(PARAMETER)) {
            parameters.put(name.substring(PARAMETER.length()), value);
          }
        });
    Changelog changelog =
        changelog(wanted.getOrDefault(SERVICE, ""), wanted.getOrDefault(CHANGELOG, ""))
            .withContexts(wanted.getOrDefault(CONTEXTS, ""))
            .withLabelFilter(wanted.getOrDefault(LABEL_FILTER, ""))
            .withParameters(parameters);
    return MigratedDatabases.of(
        changelog,
        MigratedDatabases.postgres(
            wanted.getOrDefault(POSTGRES, ""),
            wanted.getOrDefault(POSTGRES_VERSION, ""),
            Map.of()));
  }

  /** Configuration does not tell where Quarkus' own place was meant, and where nothing was said. */
  private static Changelog changelog(String service, String path) {
    SearchPath classPath = SearchPath.classPath();
    boolean inQuarkusPlace = classPath.text(OF_QUARKUS).isPresent();
    if (!path.isEmpty() && (inQuarkusPlace || !path.equals(OF_QUARKUS))) {
      return Changelog.at(service, path, classPath);
    }
    try {
      return Changelog.locate(service, classPath);
    } catch (ChangelogNotFoundException e) {
      if (!inQuarkusPlace) {
        throw e;
      }
      return Changelog.at(service, OF_QUARKUS, classPath);
    }
  }

  /** A test has failed on a database: it is kept, if this run wants it. */
  static synchronized void failed(String jdbcUrl, Throwable failure) {
    Lease lease = TAKEN.get(jdbcUrl);
    if (lease != null) {
      lease.service().failed(lease.database(), failure);
    }
  }

  /**
   * Has a database dropped. The server stays until the JVM ends, since Quarkus may start another
   * application right away; in a class loader that the JVM outlives, it ends with the last
   * database.
   */
  static synchronized void giveBack(String jdbcUrl) {
    Lease lease = TAKEN.remove(jdbcUrl);
    if (lease == null) {
      return;
    }
    lease.service().discard(lease.database());
    boolean lasts = SharedDatabases.class.getClassLoader() == ClassLoader.getSystemClassLoader();
    if (!lasts && TAKEN.values().stream().noneMatch(each -> each.service() == lease.service())) {
      SERVICES.remove(lease.wanted());
      lease.service().close();
    }
  }
}
