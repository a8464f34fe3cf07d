package dev.plumbline.benchmarks.databases;

import static dev.plumbline.benchmarks.report.Quantity.median;

import dev.plumbline.benchmarks.machine.ClassPath;
import dev.plumbline.benchmarks.machine.FileTree;
import dev.plumbline.benchmarks.machine.JUnitMain;
import dev.plumbline.benchmarks.machine.Jvm;
import dev.plumbline.benchmarks.machine.RunningJvm;
import dev.plumbline.benchmarks.report.Goal;
import dev.plumbline.benchmarks.report.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The contracts of the bakery's 14 services, as {@code ci/check} runs them, without Maven. */
final class Contracts {

  private static final String CASE = "14 contracts in one JVM, from its start to its end";
  private static final String NOTHING_CACHED = "no database cached (binaries are)";
  private static final String REBUILD = "cold: -Dplumbline.templates=rebuild";
  private static final String WARM = "warm";

  private static final String FORKS = "14 contracts in each of several JVMs at once, warm";

  private final Run run;
  private final Path tests;
  private final PlumblineFolders folders;

  Contracts(Run run) {
    this.run = run;
    this.tests = Path.of(System.getProperty("plumbline.bench.contracts", "")).toAbsolutePath();
    this.folders = new PlumblineFolders(run.folder().resolve("contracts"));
  }

  void measure() {
    run.goal(
        Goal.atMost(
            0.25,
            "14 contracts, warm ÷ cold (medians; cold is templates=rebuild)",
            median(CASE, WARM).dividedBy(median(CASE, REBUILD))));
    run.attempt(CASE, this::inOneJvm);
    run.attempt(FORKS, this::inForks);
  }

  private void inOneJvm() throws IOException, InterruptedException {
    if (!Files.isDirectory(tests)) {
      throw new IOException(
          "No compiled contracts in "
              + tests
              + ". ci/bench compiles them and says where they are: -Dplumbline.bench.contracts");
    }
    contracts(folders).timeToEnd(); // unpacks the binaries, fills the caches
    for (int round = 0; round < run.choose(3, 1); round++) {
      Path fresh = run.folder().resolve("contracts-" + round);
      time(NOTHING_CACHED, contracts(new PlumblineFolders(fresh, folders.cache())));
      new FileTree(fresh).delete();
      time(REBUILD, contracts(folders).with("-Dplumbline.templates=rebuild"));
      time(WARM, contracts(folders));
      time(WARM, contracts(folders));
    }
  }

  private void time(String subject, Jvm jvm) throws IOException, InterruptedException {
    run.samples(CASE, subject).add(jvm.timeToEnd());
  }

  private void inForks() throws IOException, InterruptedException {
    int most = run.choose(4, 2);
    timeForks(most); // each of them gets a cluster of its own, and fills it
    for (int round = 0; round < run.choose(3, 1); round++) {
      for (int number = 1; number <= most; number *= 2) {
        run.samples(FORKS, number == 1 ? "1 JVM" : number + " JVMs").add(timeForks(number));
      }
    }
  }

  private Duration timeForks(int number) throws IOException, InterruptedException {
    List<RunningJvm> forks = new ArrayList<>();
    try {
      long start = System.nanoTime();
      for (int fork = 0; fork < number; fork++) {
        forks.add(contracts(folders).start());
      }
      for (RunningJvm fork : forks) {
        fork.awaitEnd();
      }
      return Duration.ofNanos(System.nanoTime() - start);
    } finally {
      for (RunningJvm fork : forks) {
        fork.close();
      }
    }
  }

  private Jvm contracts(PlumblineFolders where) throws IOException {
    return new Jvm(
            ClassPath.ofPlumbline().and(tests), JUnitMain.class, tests.toString(), ".*ContractTest")
        .with(where.options());
  }
}
