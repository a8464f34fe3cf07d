package dev.plumbline.benchmarks.migrate;

import dev.plumbline.benchmarks.machine.MeasuredProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A migrator on the command line, each in a JVM with the JDK's defaults. */
enum Tool {
  PLUMBLINE("plumbline.jar") {
    @Override
    List<String> arguments(Job job) throws IOException {
      return List.of(
          "-jar",
          required("plumbline.bench.cli", "plumbline.jar").toString(),
          "migrate",
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

    @Override
    Map<String, String> environment(Job job) {
      return Map.of("PGPASSWORD", job.database().password());
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

  /** Migrates, in a process of its own. */
  MeasuredProcess run(Job job) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(arguments(job));
    return MeasuredProcess.of(command, environment(job));
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
