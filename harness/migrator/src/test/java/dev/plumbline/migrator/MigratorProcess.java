package dev.plumbline.migrator;

import static java.util.Objects.requireNonNull;

import dev.plumbline.changelog.ChangelogFolder;
import dev.plumbline.servers.Disposable;
import dev.plumbline.servers.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.DirectoryResourceAccessor;

/** A migration in a JVM of its own, which can be killed. */
final class MigratorProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Process process;
  private final Path output;

  private MigratorProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Expects a kind of migrator, a folder of changelogs and a database; migrates "shop". */
  public static void main(String[] arguments) throws Exception {
    Path root = Path.of(arguments[1]);
    try (Connection connection =
        DriverManager.getConnection(
            arguments[2], arguments[3], requireNonNull(System.getenv("MIGRATOR_PASSWORD")))) {
      if (arguments[0].equals("stock")) {
        stock(root, connection);
      } else {
        MigrationResult result =
            new Migrator(new ChangelogFolder(root).changelog())
                .migrate(connection, MigrationListener.NONE);
        System.out.println("applied " + result.runs().size());
      }
    }
  }

  private static void stock(Path root, Connection connection) throws Exception {
    try (Liquibase liquibase =
        new Liquibase(
            "changelogs/shop/changelog.sql",
            new DirectoryResourceAccessor(root),
            DatabaseFactory.getInstance()
                .findCorrectDatabaseImplementation(new JdbcConnection(connection)))) {
      liquibase.update(new Contexts());
    }
  }

  /** Starts the plumbline's migrator for a changelog on the database of a connection. */
  static MigratorProcess start(ChangelogFolder folder, Connection database)
      throws IOException, SQLException {
    return start("plumbline", folder, database);
  }

  /** Starts a stock Liquibase. */
  static MigratorProcess startStock(ChangelogFolder folder, Connection database)
      throws IOException, SQLException {
    return start("stock", folder, database);
  }

  private static MigratorProcess start(String kind, ChangelogFolder folder, Connection database)
      throws IOException, SQLException {
    Path output = Files.createTempFile(folder.root(), kind, ".log");
    ProcessBuilder java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                MigratorProcess.class.getName(),
                kind,
                folder.root().toString(),
                database.getMetaData().getURL(),
                database.getMetaData().getUserName())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    java.environment().put("MIGRATOR_PASSWORD", Disposable.of(database).password());
    return new MigratorProcess(java.start(), output);
  }

  /** As {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  boolean isRunning() {
    return process.isAlive();
  }

  /** Waits for what it does; fails if it ends before. */
  void until(String what, Eventually.Condition condition) throws Exception {
    Eventually.until(
        what,
        () -> {
          if (condition.holds()) {
            return true;
          }
          if (!process.isAlive()) {
            throw new AssertionError("It ended before \"" + what + "\": " + printed());
          }
          return false;
        });
  }

  /** What it has printed so far. */
  String printed() throws IOException {
    return Files.readString(output);
  }

  /** Waits for its end; what it printed. */
  List<String> finished() throws IOException, InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("It does not end: " + Files.readString(output));
    }
    if (process.exitValue() != 0) {
      throw new AssertionError("It failed: " + Files.readString(output));
    }
    return Files.readAllLines(output);
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
