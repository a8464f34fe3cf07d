package dev.plumbline.benchmarks.verify;

import static dev.plumbline.benchmarks.report.Quantity.median;

import dev.plumbline.benchmarks.machine.MeasuredProcess;
import dev.plumbline.benchmarks.machine.OwnCluster;
import dev.plumbline.benchmarks.report.Goal;
import dev.plumbline.benchmarks.report.Run;
import dev.plumbline.postgres.Cluster;
import dev.plumbline.postgres.Database;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Everybody as a process of its own: JVM start, connection, verdict, end. */
final class ColdStarts {

  private static final String CPU = ": time of all cores";

  private final Run run;
  private final List<Integer> sizes;

  ColdStarts(Run run) {
    this.run = run;
    this.sizes = run.choose(1, 0) == 1 ? List.of(10, 60, 300, 1000) : List.of(10);
  }

  private static String cold(int size) {
    return "cold, " + size + " tables";
  }

  void measure() {
    for (int size : sizes) {
      goal("the library's process", ColdProcess.LIBRARY, size);
      goal("plumbline.jar as ci/image starts it", ColdProcess.IMAGE, size);
    }
    run.attempt(
        "start PostgreSQL",
        () -> {
          try (OwnCluster own = OwnCluster.start(run, run.folder().resolve("verify-cold"))) {
            for (int size : sizes) {
              run.attempt(cold(size), () -> measure(size, own.cluster()));
            }
          }
        });
  }

  private void goal(String words, ColdProcess process, int size) {
    run.goal(
        Goal.atMost(
            0.2,
            words + " ÷ Liquibase's, " + size + " tables",
            median(cold(size), process.words())
                .dividedBy(median(cold(size), ColdProcess.LIQUIBASE.words()))));
  }

  private void measure(int size, Cluster cluster) throws Exception {
    ManyTables tables = ManyTables.make(size, run.folder().resolve("cold-tables-" + size), cluster);
    Database flyway = cluster.createDatabase("flyway_cold_" + size);
    FlywayValidate.of(tables.scripts(), flyway.dataSource()).close();
    for (int round = 0; round < run.choose(10, 1); round++) {
      List<ColdProcess> turn = new ArrayList<>(Arrays.asList(ColdProcess.values()));
      Collections.rotate(turn, round);
      for (ColdProcess process : turn) {
        Database database = process == ColdProcess.FLYWAY ? flyway : tables.database();
        process.prepare(tables, database);
        MeasuredProcess measured = process.run(tables, database);
        run.samples(cold(size), process.words()).add(measured.wall());
        measured
            .cpuMillis()
            .ifPresent(millis -> run.samples(cold(size) + CPU, process.words()).add(millis));
      }
    }
    cluster.discard(flyway);
    cluster.discard(tables.database());
  }
}
