package dev.plumbline.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Runs in JVMs of their own, one after the other, that share nothing but the data folder. */
@TestMethodOrder(OrderAnnotation.class)
class WarmRunTest {

  @TempDir static @Nullable Path folder;

  /**
   * What came of a run.
   *
   * @param classes that were loaded, a line each
   */
  private record Run(int exit, String output, List<String> classes) {

    List<String> classesOf(String start) {
      return classes.stream().filter(line -> line.contains(" " + start)).toList();
    }

    List<String> liquibaseClasses() {
      return classesOf("liquibase.");
    }

    List<String> scratchDatabases() {
      return classesOf("dev.plumbline.hibernate.ScratchDatabase ");
    }
  }

  private static Run run(String... arguments) throws IOException, InterruptedException {
    Path data = Objects.requireNonNull(folder);
    Path classes = Files.createTempFile(data, "classes", ".log");
    List<String> command =
        Stream.concat(
                Stream.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xlog:class+load:file=" + classes,
                    "-Dplumbline.data=" + data,
                    "-cp",
                    System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path")),
                    WarmRun.class.getName()),
                Stream.of(arguments))
            .toList();
    Path output = Files.createTempFile(data, "output", ".log");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .redirectInput(new File("/dev/null"))
            .start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    try (Stream<String> lines = Files.lines(classes)) {
      return new Run(process.exitValue(), Files.readString(output), lines.toList());
    }
  }

  @Test
  @Order(1)
  void theFirstRunAsksLiquibaseAndMakesTheSchemaOfTheEntities() throws Exception {
    Run run = run("contract");

    assertThat(run.output()).contains("6 succeeded, 0 failed");
    assertThat(run.liquibaseClasses()).isNotEmpty();
    assertThat(run.scratchDatabases()).isNotEmpty();
  }

  @Test
  @Order(2)
  void theNextRunKeepsTheContractWithoutLiquibaseAndWithoutAScratchDatabase() throws Exception {
    Run run = run("contract");

    assertThat(run.output()).contains("6 succeeded, 0 failed");
    assertThat(run.liquibaseClasses()).isEmpty();
    assertThat(run.scratchDatabases()).isEmpty();
  }

  @Test
  @Order(3)
  void theNextRunOfADatabaseTestLoadsNeitherLiquibaseNorHibernate() throws Exception {
    Run run = run("query");

    assertThat(run.output()).contains("1 succeeded, 0 failed");
    assertThat(run.liquibaseClasses()).isEmpty();
  }

  @Test
  @Order(4)
  void aColdRunCanBeDemanded() throws Exception {
    Run run = run("contract", "plumbline.templates=rebuild");

    assertThat(run.output()).contains("6 succeeded, 0 failed");
    assertThat(run.liquibaseClasses()).isNotEmpty();
    assertThat(run.scratchDatabases()).isNotEmpty();
  }

  /** The message of the failure, from the head of the findings on. */
  private static String failure(Run run) {
    assertThat(run.output()).contains("0 succeeded, 1 failed");
    String message = run.output().substring(run.output().indexOf("patchy: entities and schema"));
    return message.substring(
        0, message.indexOf("\n\tat ") < 0 ? message.length() : message.indexOf("\n\tat "));
  }

  @Test
  @Order(5)
  void aFailingRunSaysTheSameFromItsNotesAsWhenItProvedTheFix(@TempDir Path fixes)
      throws Exception {
    Run first = run("broken", "plumbline.fixes=" + fixes);
    Path file = fixes.resolve("patchy/003-agree-with-entities.sql");
    String proven = Files.readString(file);
    Files.delete(file);

    Run next = run("broken", "plumbline.fixes=" + fixes);

    assertThat(failure(first)).contains("Proven on a copy", "changed by");
    assertThat(failure(next)).isEqualTo(failure(first));
    assertThat(Files.readString(file)).isEqualTo(proven);
    assertThat(first.liquibaseClasses()).isNotEmpty();
    assertThat(next.liquibaseClasses()).isEmpty();
  }

  @Test
  @Order(6)
  void aFixIsProvenAnewOnAColdRun(@TempDir Path fixes) throws Exception {
    Run run = run("broken", "plumbline.fixes=" + fixes, "plumbline.templates=rebuild");

    assertThat(failure(run)).contains("Proven on a copy");
    assertThat(run.liquibaseClasses()).isNotEmpty();
  }
}
