package dev.plumbline.cli;

import dev.plumbline.postgres.Cluster;
import dev.plumbline.postgres.Clusters;
import dev.plumbline.postgres.Database;
import dev.plumbline.postgres.PostgresSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * plumbline.jar as users run it: as a process, with arguments, an environment and a working
 * directory.
 *
 * @param directory the working directory
 * @param environment variables besides this process's own
 */
record PlumblineJar(Path directory, Map<String, String> environment) {

  private static final Path JAR = Path.of("target", "plumbline.jar").toAbsolutePath();
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private static final AtomicInteger COUNT = new AtomicInteger();

  /** Of a process of this machine's size; some take a second. */
  private static final int TIMEOUT_SECONDS = 120;

  /**
   * What came of it.
   *
   * @param command the arguments
   * @param exitCode of the process
   * @param out its standard output
   * @param err its standard error
   */
  record Result(List<String> command, int exitCode, String out, String err) {

    /** Both outputs, for what must be in neither. */
    String output() {
      return out + err;
    }
  }

  PlumblineJar {
    environment = Map.copyOf(environment);
  }

  /** In the root of this repository, where the bakery's changelogs are. */
  static PlumblineJar inRepository() {
    return new PlumblineJar(root(), Map.of());
  }

  static Path root() {
    return Path.of(System.getProperty("plumbline.root"));
  }

  static Database newDatabase() {
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
    return new PlumblineJar(directory, more);
  }

  /** With that database as {@code DATABASE_URL}, and its login beside it. */
  PlumblineJar with(Database database) {
    return with("DATABASE_URL", database.jdbcUrl())
        .with("PGUSER", database.username())
        .with("PGPASSWORD", database.password());
  }

  PlumblineJar in(Path otherDirectory) {
    return new PlumblineJar(otherDirectory, environment);
  }

  Result run(String... arguments) throws IOException, InterruptedException {
    // the first compiler and the simplest collector suit a process of a second
    List<String> command =
        new ArrayList<>(
            List.of(
                JAVA.toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                JAR.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().keySet().removeIf(PlumblineJar::isOurs);
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    CompletableFuture<String> out = text(process.getInputStream());
    CompletableFuture<String> err = text(process.getErrorStream());
    if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(command + " did not end; it said: " + out.join() + err.join());
    }
    return new Result(List.of(arguments), process.exitValue(), out.join(), err.join());
  }

  private static boolean isOurs(String variable) {
    return variable.endsWith("DATABASE_URL")
        || variable.startsWith("PG")
        || variable.equals("JAVA_TOOL_OPTIONS");
  }

  private static CompletableFuture<String> text(InputStream in) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
  }
}
