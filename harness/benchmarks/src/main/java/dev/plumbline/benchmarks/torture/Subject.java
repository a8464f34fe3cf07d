package dev.plumbline.benchmarks.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Who migrates: each in a JVM of its own, with options for a quick start. */
enum Subject {
  PLUMBLINE("plumbline.jar") {
    @Override
    List<String> arguments(Path changelogs, TortureDatabase database) throws IOException {
      String jar = System.getProperty("plumbline.bench.cli");
      if (jar == null || !Files.exists(Path.of(jar))) {
        throw new IOException("No plumbline.jar. ci/torture builds it: -Dplumbline.bench.cli");
      }
      return List.of(
          "-jar",
          jar,
          "migrate",
          TortureChangelog.SERVICE,
          "--url",
          database.url(),
          "--username",
          database.username(),
          "--search-path",
          changelogs.toString(),
          "--changelog-file",
          TortureChangelog.PATH);
    }
  },

  STOCK("stock Liquibase") {
    @Override
    List<String> arguments(Path changelogs, TortureDatabase database) {
      return List.of(
          "-cp",
          System.getProperty("java.class.path"),
          StockLiquibase.class.getName(),
          changelogs.toString(),
          TortureChangelog.PATH,
          database.url(),
          database.username());
    }
  };

  /** Success, "cannot connect, try again", and "stopped by a signal, try again". */
  private static final Set<Integer> GOOD_ENDINGS = Set.of(0, 3, 10);

  private final String words;

  Subject(String words) {
    this.words = words;
  }

  abstract List<String> arguments(Path changelogs, TortureDatabase database) throws IOException;

  /** How reports call it. */
  String words() {
    return words;
  }

  /** Whether a process that was disturbed, but not killed, may end with that code. */
  boolean mayEndWith(int exitCode) {
    return this == STOCK || GOOD_ENDINGS.contains(exitCode);
  }

  /** Starts a migration. */
  MigratorProcess start(Path changelogs, TortureDatabase database) throws IOException {
    Path archive = archive(changelogs);
    return Files.exists(archive)
        ? start(changelogs, database, "-XX:SharedArchiveFile=" + archive)
        : start(changelogs, database, "-Xshare:auto");
  }

  /**
   * Starts one that writes down the classes that it has loaded, so that all others get at them
   * quickly.
   */
  MigratorProcess startFirst(Path changelogs, TortureDatabase database) throws IOException {
    return start(changelogs, database, "-XX:ArchiveClassesAtExit=" + archive(changelogs));
  }

  private Path archive(Path changelogs) {
    return changelogs.resolve(name() + ".jsa");
  }

  private MigratorProcess start(Path changelogs, TortureDatabase database, String option)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", option));
    command.addAll(arguments(changelogs, database));
    return MigratorProcess.start(command, database);
  }
}
