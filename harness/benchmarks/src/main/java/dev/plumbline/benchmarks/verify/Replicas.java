package dev.plumbline.benchmarks.verify;

import static dev.plumbline.benchmarks.report.Quantity.median;

import dev.plumbline.benchmarks.machine.OwnCluster;
import dev.plumbline.benchmarks.report.Goal;
import dev.plumbline.benchmarks.report.Run;
import dev.plumbline.benchmarks.report.Unit;
import dev.plumbline.postgres.Database;
import dev.plumbline.snapshot.SchemaSnapshot;
import dev.plumbline.verification.Verifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** All replicas of a service start at once, each with a connection of its own. */
final class Replicas {

  private static final int REPLICAS = 200;
  private static final int TABLES = 300;
  private static final String SUBJECT = "Plumbline: revision and schema";
  private static final String CASE = REPLICAS + " replicas at once, " + TABLES + " tables";
  private static final String LEFT = CASE + ": what they leave";

  private final Run run;

  Replicas(Run run) {
    this.run = run;
  }

  void measure() {
    for (Footprint.Trace trace : Footprint.Trace.values()) {
      run.goal(Goal.atMost(0, CASE + ": " + trace.words(), median(LEFT, trace.words())));
    }
    run.attempt(
        CASE,
        () -> {
          try (OwnCluster own =
              OwnCluster.start(
                  run,
                  run.folder().resolve("verify-replicas"),
                  Map.of("max_connections", String.valueOf(REPLICAS + 50)))) {
            ManyTables tables =
                ManyTables.make(TABLES, run.folder().resolve("replicas"), own.cluster());
            Database observer = own.cluster().createDatabase("observer");
            OwnCluster.execute(tables.database(), "vacuum analyze");
            // nothing that the migration has left to write comes later
            OwnCluster.execute(observer, "checkpoint");
            // whoever reads a page first, by whatever SELECT, tidies up what the migration has left
            new PlumblineLook(
                    SUBJECT,
                    Verifier.of(SchemaSnapshot.read(tables.snapshot())),
                    tables.database().dataSource())
                .look();
            for (int round = 0; round < run.choose(5, 2); round++) {
              startAtOnce(tables, observer);
            }
          }
        });
  }

  private void startAtOnce(ManyTables tables, Database observer) throws Exception {
    Verifier verifier = Verifier.of(SchemaSnapshot.read(tables.snapshot()));
    CyclicBarrier start = new CyclicBarrier(REPLICAS + 1);
    ExecutorService replicas = Executors.newFixedThreadPool(REPLICAS);
    try (Footprint footprint = Footprint.of(tables.database(), observer)) {
      List<Future<Duration>> times = new ArrayList<>();
      for (int replica = 0; replica < REPLICAS; replica++) {
        times.add(
            replicas.submit(
                () -> {
                  start.await();
                  long before = System.nanoTime();
                  new PlumblineLook(SUBJECT, verifier, tables.database().dataSource()).look();
                  return Duration.ofNanos(System.nanoTime() - before);
                }));
      }
      start.await();
      long before = System.nanoTime();
      for (Future<Duration> time : times) {
        run.samples(CASE, "one of them, connecting included").add(time.get());
      }
      run.samples(CASE, "all of them").add(Duration.ofNanos(System.nanoTime() - before));
      footprint
          .traces()
          .forEach((trace, value) -> run.samples(LEFT, trace.words(), Unit.COUNT).add(value));
    } finally {
      replicas.shutdownNow();
    }
  }
}
