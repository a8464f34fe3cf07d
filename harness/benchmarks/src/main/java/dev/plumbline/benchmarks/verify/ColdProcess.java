package dev.plumbline.benchmarks.verify;

import dev.plumbline.benchmarks.machine.MeasuredProcess;
import dev.plumbline.postgres.Database;
import dev.plumbline.verification.Verifier;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.postgresql.Driver;

/**
 * A process that starts, looks, and ends, in a JVM with the JDK's defaults, unless its name says
 * more.
 */
enum ColdProcess {
  SELECT_1("SELECT 1") {
    @Override
    List<String> arguments(ManyTables tables, Database database) throws IOException {
      return List.of(
          "-cp",
          jars(ColdProcess.class, Driver.class),
          SelectMain.class.getName(),
          database.jdbcUrl(),
          database.username(),
          database.password());
    }
  },

  LIBRARY("Plumbline: the library") {
    @Override
    List<String> arguments(ManyTables tables, Database database) throws IOException {
      return List.of(
          "-cp",
          jars(ColdProcess.class, Verifier.class, Driver.class),
          VerifyMain.class.getName(),
          database.jdbcUrl(),
          database.username(),
          database.password(),
          tables.snapshot().toString());
    }
  },

  JAR("Plumbline: plumbline.jar verify --snapshot") {
    @Override
    List<String> arguments(ManyTables tables, Database database) {
      return List.of(
          "-jar",
          System.getProperty("plumbline.bench.cli"),
          "verify",
          ManyTables.SERVICE,
          "--snapshot",
          tables.snapshot().toString(),
          "--url",
          database.jdbcUrl(),
          "--username",
          database.username());
    }

    @Override
    Map<String, String> environment(Database database) {
      return Map.of("PGPASSWORD", database.password());
    }
  },

  /** With the archive of classes that {@code ci/image} prepares, and the options it starts with. */
  IMAGE("Plumbline: plumbline.jar verify --snapshot, as ci/image starts it") {
    @Override
    void prepare(ManyTables tables, Database database) throws IOException, InterruptedException {
      if (!Files.exists(archive(tables))) {
        java(verify("-XX:ArchiveClassesAtExit=", tables, database), environment(database));
      }
    }

    @Override
    List<String> arguments(ManyTables tables, Database database) throws IOException {
      return verify("-XX:SharedArchiveFile=", tables, database);
    }

    private List<String> verify(String archiving, ManyTables tables, Database database)
        throws IOException {
      List<String> arguments =
          new ArrayList<>(
              List.of(archiving + archive(tables), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
      arguments.addAll(JAR.arguments(tables, database));
      return arguments;
    }

    private Path archive(ManyTables tables) {
      return tables.root().resolve("plumbline.jsa");
    }

    @Override
    Map<String, String> environment(Database database) {
      return JAR.environment(database);
    }
  },

  FLYWAY("Flyway: validate") {
    @Override
    List<String> arguments(ManyTables tables, Database database) throws IOException {
      return List.of(
          "-cp",
          classPath("flyway"),
          "org.flywaydb.commandline.Main",
          "-locations=filesystem:" + tables.scripts(),
          "validate");
    }

    @Override
    Map<String, String> environment(Database database) {
      return Map.of(
          "FLYWAY_URL", database.jdbcUrl(),
          "FLYWAY_USER", database.username(),
          "FLYWAY_PASSWORD", database.password(),
          "REDGATE_DISABLE_TELEMETRY", "true");
    }
  },

  LIQUIBASE("Liquibase: status") {
    @Override
    List<String> arguments(ManyTables tables, Database database) throws IOException {
      return List.of(
          "-cp",
          classPath("liquibase"),
          "liquibase.integration.commandline.LiquibaseCommandLine",
          "--search-path=" + tables.root(),
          "status",
          "--changelog-file=" + ManyTables.CHANGELOG);
    }

    @Override
    Map<String, String> environment(Database database) {
      return Map.of(
          "LIQUIBASE_COMMAND_URL", database.jdbcUrl(),
          "LIQUIBASE_COMMAND_USERNAME", database.username(),
          "LIQUIBASE_COMMAND_PASSWORD", database.password(),
          "LIQUIBASE_ANALYTICS_ENABLED", "false",
          "LIQUIBASE_SHOW_BANNER", "false");
    }
  };

  private final String words;

  ColdProcess(String words) {
    this.words = words;
  }

  abstract List<String> arguments(ManyTables tables, Database database) throws IOException;

  Map<String, String> environment(Database database) {
    return Map.of();
  }

  /** How reports call it. */
  String words() {
    return words;
  }

  /** What is done once, where an image is built, and is not measured. */
  void prepare(ManyTables tables, Database database) throws IOException, InterruptedException {}

  /**
   * From its start to its end.
   *
   * @param database migrated by this one's own migrator
   */
  MeasuredProcess run(ManyTables tables, Database database)
      throws IOException, InterruptedException {
    return java(arguments(tables, database), environment(database));
  }

  private static MeasuredProcess java(List<String> arguments, Map<String, String> environment)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(arguments);
    return MeasuredProcess.of(command, environment);
  }

  private static String classPath(String peer) throws IOException {
    return Files.readString(Path.of(System.getProperty("plumbline.bench." + peer))).strip();
  }

  /** Those that the classes are in. */
  private static String jars(Class<?>... classes) throws IOException {
    List<String> jars = new ArrayList<>();
    for (Class<?> type : classes) {
      try {
        jars.add(
            Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString());
      } catch (URISyntaxException e) {
        throw new IOException("Cannot find the jar of " + type, e);
      }
    }
    return String.join(File.pathSeparator, jars);
  }
}
