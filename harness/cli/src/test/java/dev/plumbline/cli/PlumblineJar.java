package dev.plumbline.cli;

import dev.plumbline.cli.settings.Environment;
import dev.plumbline.postgres.Cluster;
import dev.plumbline.postgres.Clusters;
import dev.plumbline.postgres.Database;
import dev.plumbline.postgres.PostgresSpecification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * plumbline.jar with arguments, an environment and a working directory, as users run it. Commands
 * run in this process, by the way that the jar's main method takes, unless they are to run in one
 * of their own.
 *
 * @param directory the working directory
 * @param environment variables besides this process's own
 * @param isProcess whether each command is a process of its own
 */
public record PlumblineJar(Path directory, Map<String, String> environment, boolean isProcess) {

  private static final Path JAR = Path.of("target", "plumbline.jar").toAbsolutePath();
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private static final List<String> BAKERYS =
      List.of(
          "ENVIRONMENT",
          "DEVELOPMENT_MODE",
          "DB_FORCE_RECREATE",
          "DEBUG_LOGGING",
          "SKIP_MIGRATION_VERSION_CHECK",
          "NO_COLOR");
  private static final AtomicInteger COUNT = new AtomicInteger();

  /**
   * What came of it.
   *
   * @param command the arguments
   * @param exitCode of the process
   * @param out its standard output
   * @param err its standard error
   */
  public record Result(List<String> command, int exitCode, String out, String err) {

    /** Both outputs, for what must be in neither. */
    String output() {
      return out + err;
    }
  }

  public PlumblineJar {
    environment = Map.copyOf(environment);
  }

  /** In the root of this repository, where the bakery's changelogs are. */
  static PlumblineJar inRepository() {
    return new PlumblineJar(root(), Map.of(), false);
  }

  static Path root() {
    return Path.of(System.getProperty("plumbline.root"));
  }

  public static Database newDatabase() {
    return Servers.CLUSTER.createDatabase("cli_" + COUNT.incrementAndGet());
  }

  /** The cluster that all tests of this module share; started when first asked for. */
  private static final class Servers {
    private static final Cluster CLUSTER =
        new Clusters().cluster(new PostgresSpecification("", Map.of()));
  }

  PlumblineJar with(String variable, String value) {
    Map<String, String> more = new LinkedHashMap<>(environment);
    more.put(variable, value);
    return new PlumblineJar(directory, more, isProcess);
  }

  /** With that database as {@code DATABASE_URL}, and its login beside it. */
  PlumblineJar with(Database database) {
    return with("DATABASE_URL", database.jdbcUrl())
        .with("PGUSER", database.username())
        .with("PGPASSWORD", database.password());
  }

  PlumblineJar in(Path otherDirectory) {
    return new PlumblineJar(otherDirectory, environment, isProcess);
  }

  /** What only a process has: signals, a JVM and driver of its own, the jar's manifest. */
  PlumblineJar asProcess() {
    return new PlumblineJar(directory, environment, true);
  }

  Result run(String... arguments) throws IOException, InterruptedException {
    return isProcess ? start(arguments).result() : InThisProcess.run(allVariables(), arguments);
  }

  private Environment allVariables() {
    Map<String, String> variables = new LinkedHashMap<>(System.getenv());
    variables.keySet().removeIf(PlumblineJar::isOurs);
    variables.putAll(environment);
    return new Environment(variables, directory);
  }

  /** Starts it without waiting for its end. */
  Running start(String... arguments) throws IOException {
    return start(Jvm.ARCHIVE, arguments);
  }

  /** The same, with an option for its JVM. */
  Running startWith(String option, String... arguments) throws IOException {
    List<String> options = new ArrayList<>(Jvm.ARCHIVE);
    options.add(option);
    return start(options, arguments);
  }

  private Running start(List<String> options, String... arguments) throws IOException {
    List<String> command = java(options);
    command.addAll(List.of(arguments));
    return start(command, List.of(arguments));
  }

  /** The first compiler and the simplest collector suit a process of a second. */
  private static List<String> java(List<String> options) {
    List<String> command =
        new ArrayList<>(List.of(JAVA.toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(options);
    command.addAll(List.of("-jar", JAR.toString()));
    return command;
  }

  /** What the processes share; made when the first one is started. */
  private static final class Jvm {
    private static final List<String> ARCHIVE =
        ClassArchive.options(
            JAR,
            options ->
                inRepository().with(newDatabase()).start(options, "migrate", "auth").result());
  }

  /** On a terminal of its own, where standard error goes, too. */
  Result runOnTerminal(String... arguments) throws IOException, InterruptedException {
    String line = String.join(" ", java(Jvm.ARCHIVE)) + " " + String.join(" ", arguments);
    return start(
            List.of("script", "--quiet", "--return", "--command", line, "/dev/null"),
            List.of(arguments))
        .result();
  }

  /** By a shell, with a redirection at the end. */
  Result runRedirected(String redirection, String... arguments)
      throws IOException, InterruptedException {
    StringBuilder line = new StringBuilder("exec " + String.join(" ", java(Jvm.ARCHIVE)));
    for (String argument : arguments) {
      line.append(" '").append(argument).append("'");
    }
    return start(List.of("sh", "-c", line + " " + redirection), List.of(arguments)).result();
  }

  private Running start(List<String> command, List<String> arguments) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().keySet().removeIf(PlumblineJar::isOurs);
    builder.environment().putAll(environment);
    return Running.of(builder, arguments);
  }

  private static boolean isOurs(String variable) {
    return variable.endsWith("DATABASE_URL")
        || variable.startsWith("PG")
        || variable.startsWith("PLUMBLINE_")
        || BAKERYS.contains(variable)
        || variable.equals("JAVA_TOOL_OPTIONS");
  }
}
