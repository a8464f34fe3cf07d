package dev.plumbline.benchmarks.machine;

import dev.plumbline.postgres.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What {@code java} is started with, such as the command line of a peer. Holds passwords. */
public final class JavaCommand {

  private final List<String> arguments;
  private final Map<String, String> environment;

  /**
   * A command.
   *
   * @param arguments options and main class, and what follows
   * @param environment variables besides this process's own
   */
  public JavaCommand(List<String> arguments, Map<String, String> environment) {
    this.arguments = List.copyOf(arguments);
    this.environment = Map.copyOf(environment);
  }

  /**
   * Flyway's command line. With its own default, a transaction that it keeps open as its lock is in
   * the way of its own CREATE INDEX CONCURRENTLY, for ever; so it is told to use a session's lock.
   *
   * @param scripts the folder with its migrations
   * @param command such as migrate
   * @throws IOException if {@code ci/bench} has not said where it is
   */
  public static JavaCommand flyway(Path scripts, String command, Database database)
      throws IOException {
    return new JavaCommand(
        List.of(
            "-cp",
            classPath("flyway"),
            "org.flywaydb.commandline.Main",
            "-locations=filesystem:" + scripts,
            command),
        Map.of(
            "FLYWAY_URL", database.jdbcUrl(),
            "FLYWAY_USER", database.username(),
            "FLYWAY_PASSWORD", database.password(),
            "FLYWAY_POSTGRESQL_TRANSACTIONAL_LOCK", "false",
            "REDGATE_DISABLE_TELEMETRY", "true"));
  }

  /**
   * Liquibase's command line.
   *
   * @param searchPath the folder that the changelog's path begins in
   * @param command such as update
   * @throws IOException if {@code ci/bench} has not said where it is
   */
  public static JavaCommand liquibase(
      Path searchPath, String changelog, String command, Database database) throws IOException {
    return new JavaCommand(
        List.of(
            "-cp",
            classPath("liquibase"),
            "liquibase.integration.commandline.LiquibaseCommandLine",
            "--search-path=" + searchPath,
            command,
            "--changelog-file=" + changelog),
        Map.of(
            "LIQUIBASE_COMMAND_URL", database.jdbcUrl(),
            "LIQUIBASE_COMMAND_USERNAME", database.username(),
            "LIQUIBASE_COMMAND_PASSWORD", database.password(),
            "LIQUIBASE_ANALYTICS_ENABLED", "false",
            "LIQUIBASE_SHOW_BANNER", "false"));
  }

  /**
   * Where plumbline.jar is.
   *
   * @throws IOException if {@code ci/bench} has not said so
   */
  public static Path plumblineJar() throws IOException {
    return required("plumbline.bench.cli", "plumbline.jar");
  }

  private static String classPath(String peer) throws IOException {
    return Files.readString(required("plumbline.bench." + peer, "the class path of " + peer))
        .strip();
  }

  private static Path required(String property, String what) throws IOException {
    String file = System.getProperty(property);
    if (file == null || !Files.exists(Path.of(file))) {
      throw new IOException(
          "No " + what + ". ci/bench builds it and says where it is: -D" + property);
    }
    return Path.of(file);
  }

  /**
   * The same, with the JVM's options that {@code ci/image} writes into an image.
   *
   * @param archive the option about the archive of classes, which it makes or uses
   */
  public JavaCommand asInImage(String archive) {
    List<String> options =
        new ArrayList<>(List.of(archive, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    options.addAll(arguments);
    return new JavaCommand(options, environment);
  }

  /** Runs it to its end, in a JVM like this one. */
  public MeasuredProcess run() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(arguments);
    return MeasuredProcess.of(command, environment);
  }
}
