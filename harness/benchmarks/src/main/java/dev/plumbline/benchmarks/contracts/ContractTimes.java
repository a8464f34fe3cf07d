package dev.plumbline.benchmarks.contracts;

import static dev.plumbline.benchmarks.report.Quantity.median;

import dev.plumbline.benchmarks.machine.ClassPath;
import dev.plumbline.benchmarks.machine.FileTree;
import dev.plumbline.benchmarks.machine.Jvm;
import dev.plumbline.benchmarks.machine.OwnCluster;
import dev.plumbline.benchmarks.machine.RunningJvm;
import dev.plumbline.benchmarks.report.Goal;
import dev.plumbline.benchmarks.report.Run;
import dev.plumbline.postgres.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult.Status;

/** A service's contract in JVMs of its own, beside stock Liquibase's update in one. */
final class ContractTimes {

  private static final String LIQUIBASE = "Liquibase, update of an empty database";
  private static final String COLD = "contract, cold: -Dplumbline.templates=rebuild";
  private static final String WARM = "contract, warm";
  private static final String PARITY = "entitiesAndSchemaAgree";
  private static final String ROLLBACKS = "everyChangeSetRollsBack";

  private static final int QUICK_TABLES = 40;

  private final Run run;
  private final GeneratedService service;
  private final Path folder;
  private final String size;

  ContractTimes(Run run, GeneratedService service) {
    this.run = run;
    this.service = service;
    this.folder = run.folder().resolve("contracts-" + service.tables());
    this.size = service.tables() + " tables, " + service.changeSets() + " changeSets";
  }

  void measure() {
    if (run.isQuick() && service.tables() > QUICK_TABLES) {
      run.leaveOut(size, "this is a quick run");
      return;
    }
    goals();
    run.attempt(size, this::measureAll);
  }

  private String whole() {
    return size + ": a JVM from its start to its end";
  }

  private String test(String method) {
    return size + ": " + method;
  }

  private String perChangeSet() {
    return size + ": " + ROLLBACKS + ", for each changeSet";
  }

  private String failing() {
    return size + ": " + PARITY + ", failing";
  }

  private void goals() {
    run.goal(
        Goal.atMost(
            5000,
            size + ": contract cold − 2 × Liquibase's update (medians, ms)",
            median(whole(), COLD)
                .minus(median(whole(), LIQUIBASE))
                .minus(median(whole(), LIQUIBASE))));
    run.goal(
        Goal.atMost(
            30, size + ": rolling back, for each changeSet (ms)", median(perChangeSet(), COLD)));
    run.goal(Goal.atMost(10_000, failing() + ", cold (ms)", median(failing(), COLD)));
    run.goal(Goal.atMost(2000, failing() + ", warm (ms)", median(failing(), WARM)));
  }

  private void measureAll() throws Exception {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    service.write(classes);
    try (OwnCluster server = OwnCluster.start(run, folder.resolve("server"))) {
      contract(classes, GeneratedService.KEPT); // unpacks the binaries, makes the cluster
      for (int round = 0; round < run.choose(3, 1); round++) {
        run.samples(whole(), LIQUIBASE).add(update(server, classes));
        kept(COLD, contract(classes, GeneratedService.KEPT, "-Dplumbline.templates=rebuild"));
        kept(WARM, contract(classes, GeneratedService.KEPT));
        broken(COLD, contract(classes, GeneratedService.BROKEN, "-Dplumbline.templates=rebuild"));
        broken(WARM, contract(classes, GeneratedService.BROKEN));
      }
    } finally {
      new FileTree(folder).delete();
    }
  }

  private static Duration update(OwnCluster server, Path classes) throws Exception {
    Database empty = server.cluster().createDatabase(GeneratedService.NAME);
    try {
      return new Jvm(
              ClassPath.ofZonky().and(classes),
              UpdateMain.class,
              empty.jdbcUrl(),
              empty.username(),
              empty.password(),
              GeneratedService.CHANGELOG)
          .timeToEnd();
    } finally {
      server.cluster().discard(empty);
    }
  }

  /**
   * What a JVM has shown.
   *
   * @param wall from its start to its end
   */
  private record Outcome(Duration wall, List<TestTime> tests) {

    List<String> failed() {
      return tests.stream()
          .filter(test -> test.status() == Status.FAILED)
          .map(TestTime::method)
          .toList();
    }
  }

  private Outcome contract(Path classes, String name, String... options)
      throws IOException, InterruptedException {
    Path data = Files.createDirectories(folder.resolve("data"));
    Path cache = Files.createDirectories(folder.resolve("cache"));
    Jvm jvm =
        new Jvm(ClassPath.ofPlumbline().and(classes), ContractMain.class, name)
            .with("-Dplumbline.data=" + data, "-Dplumbline.cache=" + cache)
            .with("-Dplumbline.fixes=" + folder.resolve("fixes"))
            .with(options);
    try (RunningJvm running = jvm.start()) {
      List<String> lines = running.awaitEnd();
      return new Outcome(
          running.elapsed(), lines.stream().map(TestTime::of).flatMap(Optional::stream).toList());
    }
  }

  private void kept(String subject, Outcome outcome) throws IOException {
    require(outcome, List.of());
    run.samples(whole(), subject).add(outcome.wall());
    for (TestTime test : outcome.tests()) {
      run.samples(test(test.method()), subject).add(test.millis());
      if (test.method().equals(ROLLBACKS)) {
        run.samples(perChangeSet(), subject).add(test.millis() / service.changeSets());
      }
    }
  }

  private void broken(String subject, Outcome outcome) throws IOException {
    require(outcome, List.of(PARITY));
    outcome.tests().stream()
        .filter(test -> test.method().equals(PARITY))
        .forEach(test -> run.samples(failing(), subject).add(test.millis()));
  }

  private static void require(Outcome outcome, List<String> failing) throws IOException {
    if (outcome.tests().isEmpty() || !outcome.failed().equals(failing)) {
      throw new IOException("Expected to fail: " + failing + "; ran: " + outcome.tests());
    }
  }
}
