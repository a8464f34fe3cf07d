package dev.plumbline.benchmarks.agreement;

import dev.plumbline.benchmarks.machine.OwnCluster;
import dev.plumbline.benchmarks.report.Goal;
import dev.plumbline.benchmarks.report.Quantity;
import dev.plumbline.benchmarks.report.Run;
import dev.plumbline.benchmarks.report.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** All cases that are asked for, and what to say of them. */
final class Trials {

  /** Of the sample: about a minute and a half on two cores. */
  private static final int FEW = 30;

  private final Run run;
  private final List<Case> cases;
  private final boolean complete;
  private final Explanations explanations;

  Trials(Run run, List<Case> wanted, boolean complete) throws IOException {
    this.run = run;
    cases = complete && run.isQuick() ? Cases.sample(wanted, FEW) : wanted;
    this.complete = complete && !run.isQuick();
    explanations = Explanations.read(Path.of(Explanations.PAGE));
  }

  /** Runs them, and fails for each deviation that nothing explains. */
  void run() {
    ConcurrentLinkedQueue<Deviation> deviations = new ConcurrentLinkedQueue<>();
    run.attempt(cases.size() + " cases", () -> runAll(deviations));
    report(new ArrayList<>(deviations));
  }

  private void runAll(ConcurrentLinkedQueue<Deviation> deviations)
      throws IOException, InterruptedException, SQLException {
    Optional<PgDump> dump = PgDump.find();
    if (dump.isEmpty()) {
      run.leaveOut("pg_dump", "there is none on the path; schemas are compared by our catalog");
    }
    String version = dump.map(found -> Integer.toString(Math.min(found.major(), 18))).orElse("");
    try (OwnCluster server = OwnCluster.start(run, run.folder(), version);
        StockPeer reference = StockPeer.start(property("plumbline.bench.liquibase"));
        StockPeer newer = StockPeer.start(property("plumbline.bench.liquibase5"));
        Site site = new Site(server.cluster(), dump)) {
      run.environment("peers", reference.name() + ", " + newer.name());
      for (Case one : cases) {
        long start = System.nanoTime();
        run.attempt(
            one.name(),
            () -> {
              Path folder = Files.createDirectories(run.folder().resolve("files"));
              Trial trial = new Trial(reference, List.of(newer), site, folder, one);
              for (Deviation deviation : trial.run()) {
                deviations.add(deviation);
                if (explanations.reason(deviation).isEmpty()) {
                  System.err.println(deviation.toText());
                }
              }
            });
        run.samples("a case", one.family()).add(Duration.ofNanos(System.nanoTime() - start));
      }
    }
  }

  private static Path property(String name) throws IOException {
    String file = System.getProperty(name);
    if (file == null) {
      throw new IOException("No class path of a peer. ci/bench makes it and names it: -D" + name);
    }
    return Path.of(file);
  }

  private void report(List<Deviation> deviations) {
    Map<String, List<Deviation>> explained = new TreeMap<>();
    List<Deviation> unexplained = new ArrayList<>();
    for (Deviation deviation : deviations) {
      Optional<String> reason = explanations.reason(deviation);
      if (reason.isPresent()) {
        explained.computeIfAbsent(reason.get(), key -> new ArrayList<>()).add(deviation);
      } else {
        unexplained.add(deviation);
      }
    }
    int meant = explained.values().stream().mapToInt(List::size).sum();
    count("run", cases.size());
    count("deviations, explained", meant);
    count("deviations, unexplained", unexplained.size());
    run.goal(
        Goal.atMost(
            0, "unexplained deviations", Quantity.median("cases", "deviations, unexplained")));
    run.attach("agreement-deviations.txt", text(explained, unexplained));
    unexplained.forEach(
        deviation ->
            run.fail(
                deviation.caseName()
                    + " | "
                    + deviation.way()
                    + " | "
                    + deviation.aspect().word()));
    if (complete) {
      explanations
          .unused()
          .forEach(row -> run.fail("explains nothing any more: " + row + ". Remove it."));
    }
  }

  private void count(String what, int number) {
    run.samples("cases", what, Unit.COUNT).add(number);
  }

  private static String text(Map<String, List<Deviation>> explained, List<Deviation> unexplained) {
    StringBuilder text = new StringBuilder("UNEXPLAINED\n\n");
    unexplained.forEach(deviation -> text.append(deviation.toText()).append('\n'));
    explained.forEach(
        (reason, deviations) -> {
          text.append("EXPLAINED: ").append(reason).append("\n\n");
          deviations.forEach(deviation -> text.append(deviation.toText()).append('\n'));
        });
    return text.toString();
  }
}
