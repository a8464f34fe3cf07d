package dev.plumbline.benchmarks.migrate;

import dev.plumbline.benchmarks.machine.JavaCommand;
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
    JavaCommand command(Job job) throws IOException {
      return new JavaCommand(plumbline("migrate", job), login(job));
    }
  },

  /** With what {@code ci/image} prepares, and the JVM's options that it writes into the image. */
  IMAGE("plumbline.jar as ci/image starts it") {
    @Override
    void prepare(Job job) throws IOException, InterruptedException {
      Path archive = archive(job);
      List<String> record = new ArrayList<>(plumbline("validate", job));
      record.addAll(List.of("--record", recorded(job)));
      new JavaCommand(record, login(job)).run();
      if (!Files.exists(archive)) {
        Files.createDirectories(job.prepared());
        migrate("-XX:ArchiveClassesAtExit=" + archive, job).run();
      }
    }

    @Override
    JavaCommand command(Job job) throws IOException {
      return migrate("-XX:SharedArchiveFile=" + archive(job), job);
    }

    private JavaCommand migrate(String archiving, Job job) throws IOException {
      List<String> arguments = new ArrayList<>(plumbline("migrate", job));
      arguments.addAll(List.of("--recorded", recorded(job)));
      return new JavaCommand(arguments, login(job)).asInImage(archiving);
    }

    private Path archive(Job job) {
      return job.prepared().resolve("plumbline.jsa");
    }

    private String recorded(Job job) {
      return job.prepared().resolve("recorded").toString();
    }
  },

  LIQUIBASE("Liquibase's command line") {
    @Override
    JavaCommand command(Job job) throws IOException {
      return JavaCommand.liquibase(job.changelogs(), job.changelog(), "update", job.database());
    }
  },

  FLYWAY("Flyway's command line") {
    @Override
    JavaCommand command(Job job) throws IOException {
      return JavaCommand.flyway(job.scripts(), "migrate", job.database());
    }
  };

  private final String words;

  Tool(String words) {
    this.words = words;
  }

  abstract JavaCommand command(Job job) throws IOException;

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
    return command(job).run();
  }

  private static Map<String, String> login(Job job) {
    return Map.of("PGPASSWORD", job.database().password());
  }

  private static List<String> plumbline(String command, Job job) throws IOException {
    return List.of(
        "-jar",
        JavaCommand.plumblineJar().toString(),
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
}
