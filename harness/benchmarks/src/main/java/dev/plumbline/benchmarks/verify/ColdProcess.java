package dev.plumbline.benchmarks.verify;

import dev.plumbline.benchmarks.machine.JavaCommand;
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
    JavaCommand command(ManyTables tables, Database database) throws IOException {
      return new JavaCommand(
          List.of(
              "-cp",
              jars(ColdProcess.class, Driver.class),
              SelectMain.class.getName(),
              database.jdbcUrl(),
              database.username(),
              database.password()),
          Map.of());
    }
  },

  LIBRARY("Plumbline: the library") {
    @Override
    JavaCommand command(ManyTables tables, Database database) throws IOException {
      return new JavaCommand(
          List.of(
              "-cp",
              jars(ColdProcess.class, Verifier.class, Driver.class),
              VerifyMain.class.getName(),
              database.jdbcUrl(),
              database.username(),
              database.password(),
              tables.snapshot().toString()),
          Map.of());
    }
  },

  JAR("Plumbline: plumbline.jar verify --snapshot") {
    @Override
    JavaCommand command(ManyTables tables, Database database) throws IOException {
      return new JavaCommand(
          List.of(
              "-jar",
              JavaCommand.plumblineJar().toString(),
              "verify",
              ManyTables.SERVICE,
              "--snapshot",
              tables.snapshot().toString(),
              "--url",
              database.jdbcUrl(),
              "--username",
              database.username()),
          Map.of("PGPASSWORD", database.password()));
    }
  },

  /** With the archive of classes that {@code ci/image} prepares, and the options it starts with. */
  IMAGE("Plumbline: plumbline.jar verify --snapshot, as ci/image starts it") {
    @Override
    void prepare(ManyTables tables, Database database) throws IOException, InterruptedException {
      if (!Files.exists(archive(tables))) {
        JAR.command(tables, database)
            .asInImage("-XX:ArchiveClassesAtExit=" + archive(tables))
            .run();
      }
    }

    @Override
    JavaCommand command(ManyTables tables, Database database) throws IOException {
      return JAR.command(tables, database).asInImage("-XX:SharedArchiveFile=" + archive(tables));
    }

    private Path archive(ManyTables tables) {
      return tables.root().resolve("plumbline.jsa");
    }
  },

  FLYWAY("Flyway: validate") {
    @Override
    JavaCommand command(ManyTables tables, Database database) throws IOException {
      return JavaCommand.flyway(tables.scripts(), "validate", database);
    }
  },

  LIQUIBASE("Liquibase: status") {
    @Override
    JavaCommand command(ManyTables tables, Database database) throws IOException {
      return JavaCommand.liquibase(tables.root(), ManyTables.CHANGELOG, "status", database);
    }
  };

  private final String words;

  ColdProcess(String words) {
    this.words = words;
  }

  abstract JavaCommand command(ManyTables tables, Database database) throws IOException;

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
    return command(tables, database).run();
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
