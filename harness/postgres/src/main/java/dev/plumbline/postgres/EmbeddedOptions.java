package dev.plumbline.postgres;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the user may say about embedded clusters.
 *
 * @param cacheFolder where extracted binaries are kept; null to choose
 * @param dataFolder where clusters are kept; null to choose
 * @param startTimeout how long a cluster may take to start
 * @param repositories local Maven repositories to look for binaries in
 * @param accounts ways for the server to run, best first; empty to choose
 * @param limits how much may stay for later runs
 * @param lasting the name of what is to last, in a folder of its own on disk; null for tests
 */
record EmbeddedOptions(
    @Nullable Path cacheFolder,
    @Nullable Path dataFolder,
    Duration startTimeout,
    List<Path> repositories,
    List<ServerAccount> accounts,
    ClusterLimits limits,
    @Nullable String lasting) {

  /** A start takes about a second; a machine under heavy load may need many. */
  private static final Duration DEFAULT_START_TIMEOUT = Duration.ofSeconds(60);

  /**
   * @throws IllegalArgumentException if a setting has a value that cannot be used
   */
  static EmbeddedOptions of(UserSettings settings) {
    return new EmbeddedOptions(
        path(settings, "plumbline.cache"),
        path(settings, "plumbline.data"),
        startTimeout(settings),
        localRepositories(),
        List.of(),
        ClusterLimits.of(settings),
        null);
  }

  /** The same, for data that is to last. */
  EmbeddedOptions lasting(String name) {
    return new EmbeddedOptions(
        cacheFolder, dataFolder, startTimeout, repositories, accounts, limits, name);
  }

  private static @Nullable Path path(UserSettings settings, String property) {
    return settings
        .find(property)
        .map(given -> Path.of(given.value()).toAbsolutePath())
        .orElse(null);
  }

  private static Duration startTimeout(UserSettings settings) {
    return settings
        .find("plumbline.start-timeout")
        .map(EmbeddedOptions::seconds)
        .orElse(DEFAULT_START_TIMEOUT);
  }

  private static Duration seconds(UserSettings.Given given) {
    if (!given.value().matches("[1-9]\\d{0,5}")) {
      throw given.refused("a whole number of seconds, 1 or more");
    }
    return Duration.ofSeconds(Integer.parseInt(given.value()));
  }

  /** Maven's own property, the one Surefire hands to its forks, and Maven's default. */
  private static List<Path> localRepositories() {
    return Stream.of(
            System.getProperty("maven.repo.local", ""),
            System.getProperty("localRepository", ""),
            System.getProperty("user.home", "") + "/.m2/repository")
        .filter(folder -> !folder.isBlank())
        .map(Path::of)
        .filter(Path::isAbsolute)
        .distinct()
        .toList();
  }
}
