package dev.plumbline.benchmarks.migrate;

import dev.plumbline.benchmarks.machine.MeasuredProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A migrator on the command line, in a JVM with the JDK's defaults, unless its name says more. */
enum Tool {
  PLUMBLINE("plumbline.jar") {
    @Override
    List<String> arguments(Job job) throws IOException {
      return plumbline("migrate", job);
    }

    @Override
    Map<String, String> environment(Job job) {
      return Map.of("PGPASSWORD", job.database().password());
    }
  },

  /** With what {@code ci/image} prepares, and the JVM's options that it writes into the image. */
  IMAGE("plumbline.jar as ci/image starts it") {
    @Override
    void prepare(Job job) throws IOException, InterruptedException {
      Path archive = archive(job);
      List<String> record = new ArrayList<>(plumbline("validate", job));
      record.addAll(List.of("--record", recorded(job)));
      java(record, environment(job));
      if (!Files.exists(archive)) {
        Files.createDirectories(job.prepared());
        java(migrate("-XX:ArchiveClassesAtExit=" + archive, job), environment(job));
      }
    }

    @Override
    List<String> arguments(Job job) throws IOException {
      return migrate("-XX:SharedArchiveFile=" + archive(job), job);
    }

    private List<String> migrate(String archiving, Job job) throws IOException {
      List<String> arguments =
          new ArrayList<>(List.of(archiving, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
      arguments.addAll(plumbline("migrate", job));
      arguments.addAll(List.of("--recorded", recorded(job)));
      return arguments;
    }

    private Path archive(Job job) {
      return job.prepared().resolve("plumbline.jsa");
    }

    private String recorded(Job job) {
      return job.prepared().resolve("recorded").toString();
    }

    @Override
    Map<String, String> environment(Job job) {
      return PLUMBLINE.environment(job);
    }
  },

  LIQUIBASE("Liquibase's command line") {
    @Override
    List<String> arguments(Job job) throws IOException {
      return List.of(
          "-cp",
          classPath("liquibase"),
          "liquibase.integration.commandline.LiquibaseCommandLine",
          "--search-path=" + job.changelogs(),
          "update",
          "--changelog-file=" + job.changelog());
    }

    @Override
    Map<String, String> environment(Job job) {
      return Map.of(
          "LIQUIBASE_COMMAND_URL", job.database().jdbcUrl(),
          "LIQUIBASE_COMMAND_USERNAME", job.database().username(),
          "LIQUIBASE_COMMAND_PASSWORD", job.database().password(),
          "LIQUIBASE_ANALYTICS_ENABLED", "false",
          "LIQUIBASE_SHOW_BANNER", "false");
    }
  },

  FLYWAY("Flyway's command line") {
    @Override
    List<String> arguments(Job job) throws IOException {
      return List.of(
          "-cp",
          classPath("flyway"),
          "org.flywaydb.commandline.Main",
          "-locations=filesystem:" + job.scripts(),
          "migrate");
    }

    @Override
    Map<String, String> environment(Job job) {
      return Map.of(
          "FLYWAY_URL", job.database().jdbcUrl(),
          "FLYWAY_USER", job.database().username(),
          "FLYWAY_PASSWORD", job.database().password(),
          "REDGATE_DISABLE_TELEMETRY", "true");
    }
  };

  private final String words;

  Tool(String words) {
    this.words = words;
  }

  abstract List<String> arguments(Job job) throws IOException;

  abstract Map<String, String> environment(Job job);

  /** How reports call it. */
  String words() {
    return words;
  }

  /**
   * What is done once, where an image is built, and is not measured. May migrate the job's
   * database.
   */
  void prepare(Job job) throws IOException, InterruptedException {}

  /** Migrates, in a process of its own. */
  MeasuredProcess run(Job job) throws IOException, InterruptedException {
    return java(arguments(job), environment(job));
  }

  private static MeasuredProcess java(List<String> arguments, Map<String, String> environment)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(arguments);
    return MeasuredProcess.of(command, environment);
  }

  private static List<String> plumbline(String command, Job job) throws IOException {
    return List.of(
        "-jar",
        required("plumbline.bench.cli", "plumbline.jar").toString(),
        command,
        job.service(),
        "--url",
        job.database().jdbcUrl(),
        "--username",
        job.database().username(),
        "--search-path",
        job.changelogs().toString(),
        "--changelog-file",
        job.changelog());
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
}
