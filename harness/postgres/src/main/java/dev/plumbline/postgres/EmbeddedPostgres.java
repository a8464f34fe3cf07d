package dev.plumbline.postgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Embedded clusters. Safe for several threads; remembers between starts what works here. */
final class EmbeddedPostgres {

  private static final System.Logger LOG = System.getLogger(EmbeddedPostgres.class.getName());
  private static final String VERSION = "server_version";
  private static final int FIRST_WITH_COPY_STRATEGY = 15;

  private final EmbeddedOptions options;
  private final AtomicBoolean swept = new AtomicBoolean();
  private volatile @Nullable ServerAccount proven;

  EmbeddedPostgres(EmbeddedOptions options) {
    this.options = options;
  }

  /** The binaries that answer to a version: {@code ""}, {@code "18"} or {@code "18.6"}. */
  BinaryArchive find(String version) {
    return BinaryArchives.search(Platform.current(), options.repositories()).find(version);
  }

  /** Starts a server of its own. */
  ServerCluster start(BinaryArchive archive, Map<String, String> settings) {
    long start = System.nanoTime();
    JvmUser user = JvmUser.current();
    ServerRuntime runtime =
        ServerRuntime.choose(archive, accounts(user), options.cacheFolder(), user);
    proven = runtime.account();
    if (swept.compareAndSet(false, true)) {
      for (Path place : DataLocation.all(options.dataFolder())) {
        new StaleFolders(place, user).sweep();
      }
    }
    DataLocation location = DataLocation.choose(options.dataFolder(), runtime.account());
    ServerConfiguration configuration = new ServerConfiguration(archive.version(), settings);
    EmbeddedStart embeddedStart =
        new EmbeddedStart(runtime, location, configuration, user, options.startTimeout());
    ServerCluster cluster =
        cluster(embeddedStart.run(), embeddedStart.toString(), location, configuration);
    LOG.log(
        System.Logger.Level.INFO,
        "Started {0}, port {1}, in {2} ms",
        cluster.description(),
        Integer.toString(cluster.endpoint().port()),
        Long.toString(Duration.ofNanos(System.nanoTime() - start).toMillis()));
    return cluster;
  }

  private List<ServerAccount> accounts(JvmUser user) {
    ServerAccount known = proven;
    if (known != null) {
      return List.of(known);
    }
    return options.accounts().isEmpty() ? ServerAccount.candidates(user) : options.accounts();
  }

  private static ServerCluster cluster(
      EmbeddedServer server,
      String description,
      DataLocation location,
      ServerConfiguration configuration) {
    boolean byFile =
        location.inMemory() && configuration.version().major() >= FIRST_WITH_COPY_STRATEGY;
    try {
      Map<String, String> expected = configuration.expected();
      Set<String> names = new HashSet<>(expected.keySet());
      names.add(VERSION);
      Map<String, String> reported = reported(server, names);
      check(expected, reported);
      return new ServerCluster(
          server,
          String.valueOf(reported.get(VERSION)),
          description,
          byFile ? " STRATEGY FILE_COPY" : "");
    } catch (RuntimeException e) {
      server.release();
      server.awaitEnd();
      throw e;
    }
  }

  /** What the server says of itself. */
  private static Map<String, String> reported(EmbeddedServer server, Set<String> names) {
    Map<String, String> reported = new TreeMap<>();
    try (Connection connection = new Database("postgres", server.endpoint()).connect();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT name, setting FROM pg_settings WHERE name = ANY (?)")) {
      statement.setArray(1, connection.createArrayOf("text", names.toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          reported.put(rows.getString(1), rows.getString(2));
        }
      }
      return reported;
    } catch (SQLException e) {
      throw new ClusterException(
          "PostgreSQL says that it is ready, but does not answer: " + e.getMessage(), e);
    }
  }

  private static void check(Map<String, String> expected, Map<String, String> reported) {
    List<String> differences =
        expected.entrySet().stream()
            .filter(entry -> !entry.getValue().equals(reported.get(entry.getKey())))
            .map(entry -> entry + " was set, but it says " + reported.get(entry.getKey()))
            .toList();
    if (!differences.isEmpty()) {
      throw new ClusterException(
          "PostgreSQL does not run as it was told: "
              + String.join("; ", differences)
              + ". Does a setting of the service's include another file?");
    }
  }
}
