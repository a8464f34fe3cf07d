package dev.plumbline.benchmarks.migrate;

import static dev.plumbline.benchmarks.report.Quantity.least;
import static dev.plumbline.benchmarks.report.Quantity.median;

import dev.plumbline.benchmarks.machine.FileTree;
import dev.plumbline.benchmarks.machine.MeasuredProcess;
import dev.plumbline.benchmarks.machine.OwnCluster;
import dev.plumbline.benchmarks.report.Goal;
import dev.plumbline.benchmarks.report.Run;
import dev.plumbline.benchmarks.report.Unit;
import dev.plumbline.changelog.Changelog;
import dev.plumbline.changelog.SearchPath;
import dev.plumbline.postgres.Cluster;
import dev.plumbline.postgres.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Every tool once in each round, another one first each time, on a database of its own. Time on the
 * clock, time of all cores and peak memory are those of the whole process, JVM start included.
 */
final class Migrations {

  private static final String FLEET = "the bakery's services, fresh, one process each";
  private static final int NO_OP_SIZE = 60;

  /** As Jobs run it, and as it is. */
  private static final List<Tool> OURS = List.of(Tool.IMAGE, Tool.PLUMBLINE);

  private final Run run;
  private final Path folder;

  Migrations(Run run) {
    this.run = run;
    this.folder = run.folder().resolve("migrate");
  }

  private static String noOp(int changeSets) {
    return changeSets + " changeSets, nothing to do";
  }

  private static String fresh(int changeSets) {
    return changeSets + " changeSets, fresh";
  }

  /** A job that finds everything applied. */
  void nothingToDo() {
    for (Tool ours : OURS) {
      run.goal(
          Goal.atMost(
              0.4,
              ours.words() + " ÷ the better of the two, nothing to do",
              median(noOp(NO_OP_SIZE), ours.words())
                  .dividedBy(
                      least(
                          median(noOp(NO_OP_SIZE), Tool.LIQUIBASE.words()),
                          median(noOp(NO_OP_SIZE), Tool.FLYWAY.words())))));
    }
    for (int size : run.choose(1, 0) == 1 ? List.of(NO_OP_SIZE, 300) : List.of(NO_OP_SIZE)) {
      attempt(noOp(size), cluster -> nothingToDo(cluster, size));
    }
  }

  private void nothingToDo(Cluster cluster, int size)
      throws IOException, InterruptedException, SQLException {
    Scripts scripts = GrowingChangelog.write(folder.resolve("no-op-" + size), size);
    Map<Tool, Job> jobs = new EnumMap<>(Tool.class);
    for (Tool tool : Tool.values()) {
      Job job = scripts.job("growing", cluster.createDatabase("growing"));
      tool.prepare(job);
      tool.run(job);
      jobs.put(tool, job);
    }
    for (int round = 0; round < run.choose(12, 2); round++) {
      for (Tool tool : inTurn(round)) {
        note(noOp(size), tool, List.of(tool.run(job(jobs, tool))));
      }
    }
  }

  private static Job job(Map<Tool, Job> jobs, Tool tool) {
    return Objects.requireNonNull(jobs.get(tool));
  }

  /** Everything is pending, in changelogs of several lengths. */
  void sizes() {
    for (int size : run.choose(1, 0) == 1 ? List.of(300, 1000) : List.of(60)) {
      aimBelowLiquibase(fresh(size));
      attempt(fresh(size), cluster -> fresh(cluster, size));
    }
  }

  private void fresh(Cluster cluster, int size)
      throws IOException, InterruptedException, SQLException {
    Scripts scripts = GrowingChangelog.write(folder.resolve("fresh-" + size), size);
    Database training = cluster.createDatabase("training");
    prepare(scripts.job("growing", training));
    cluster.discard(training);
    for (int round = 0; round < run.choose(5, 1); round++) {
      for (Tool tool : inTurn(round)) {
        note(fresh(size), tool, List.of(once(cluster, tool, scripts, "growing")));
      }
    }
  }

  private void aimBelowLiquibase(String measured) {
    for (Tool ours : OURS) {
      run.goal(
          Goal.atMost(
              0.8,
              ours.words() + " ÷ Liquibase, " + measured,
              median(measured, ours.words()).dividedBy(median(measured, Tool.LIQUIBASE.words()))));
    }
  }

  private static void prepare(Job job) throws IOException, InterruptedException {
    for (Tool tool : Tool.values()) {
      tool.prepare(job);
    }
  }

  private static MeasuredProcess once(Cluster cluster, Tool tool, Scripts scripts, String service)
      throws IOException, InterruptedException {
    Database database = cluster.createDatabase(service);
    try {
      return tool.run(scripts.job(service, database));
    } finally {
      cluster.discard(database);
    }
  }

  /** Every service of the bakery, one after the other. */
  void fleet() {
    aimBelowLiquibase(FLEET);
    attempt(FLEET, this::fleet);
  }

  private void fleet(Cluster cluster) throws IOException, InterruptedException, SQLException {
    Path root = Path.of("").toAbsolutePath();
    Map<String, Scripts> services = new TreeMap<>();
    for (String service : services(root.resolve("changelogs"))) {
      Changelog changelog = Changelog.locate(service, SearchPath.of(root));
      Database empty = cluster.createDatabase(service);
      Scripts scripts = Scripts.of(changelog, root, empty, folder.resolve(service));
      services.put(service, scripts);
      prepare(scripts.job(service, empty));
      cluster.discard(empty);
    }
    for (int round = 0; round < run.choose(3, 1); round++) {
      for (Tool tool : inTurn(round)) {
        List<MeasuredProcess> processes = new ArrayList<>();
        for (Map.Entry<String, Scripts> service : services.entrySet()) {
          processes.add(once(cluster, tool, service.getValue(), service.getKey()));
        }
        note(FLEET, tool, processes);
      }
    }
  }

  private List<String> services(Path changelogs) throws IOException {
    try (Stream<Path> folders = Files.list(changelogs)) {
      List<String> services =
          folders.map(service -> service.getFileName().toString()).sorted().toList();
      return services.subList(0, run.choose(services.size(), Math.min(2, services.size())));
    }
  }

  /** Times are summed over processes, of memory the largest counts. */
  private void note(String name, Tool tool, List<MeasuredProcess> processes) {
    run.samples(name, tool.words())
        .add(processes.stream().map(MeasuredProcess::wall).reduce(Duration.ZERO, Duration::plus));
    if (processes.stream().allMatch(process -> process.cpuMillis().isPresent())) {
      run.samples(name + ": time of all cores", tool.words())
          .add(processes.stream().mapToDouble(p -> p.cpuMillis().getAsDouble()).sum());
    }
    if (processes.stream().allMatch(process -> process.peakMebibytes().isPresent())) {
      run.samples(name + ": peak memory", tool.words(), Unit.MEBIBYTES)
          .add(
              processes.stream().mapToDouble(p -> p.peakMebibytes().getAsDouble()).max().orElse(0));
    }
  }

  private static List<Tool> inTurn(int round) {
    List<Tool> tools = new ArrayList<>(Arrays.asList(Tool.values()));
    Collections.rotate(tools, round);
    return tools;
  }

  private interface Measurement {
    void on(Cluster cluster) throws IOException, InterruptedException, SQLException;
  }

  private void attempt(String what, Measurement measurement) {
    run.attempt(
        what,
        () -> {
          try (OwnCluster own = OwnCluster.start(run, folder.resolve("cluster"))) {
            measurement.on(own.cluster());
          } finally {
            new FileTree(folder).delete();
          }
        });
  }
}
