package dev.plumbline.benchmarks.parity;

import static dev.plumbline.benchmarks.report.Quantity.median;

import dev.plumbline.benchmarks.machine.OwnCluster;
import dev.plumbline.benchmarks.model.EntityModel;
import dev.plumbline.benchmarks.model.GeneratedEntities;
import dev.plumbline.benchmarks.report.Goal;
import dev.plumbline.benchmarks.report.Run;
import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.comparison.Mapping;
import dev.plumbline.comparison.MappingParity;
import dev.plumbline.finding.Findings;
import dev.plumbline.finding.Severity;
import dev.plumbline.postgres.Cluster;
import dev.plumbline.postgres.Database;
import dev.plumbline.schema.Schema;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/** How long it takes to judge a schema of many tables, bootstrap included. */
final class Speed {

  /** From this size on, growth is judged; ten times as many tables at the end. */
  private static final int SMALL = 100;

  private static final int LARGE = 1000;

  private final Run run;
  private final List<Integer> sizes;

  Speed(Run run) {
    this.run = run;
    this.sizes = run.choose(1, 0) == 1 ? List.of(SMALL, 300, LARGE) : List.of(50);
  }

  void measure() {
    sizes.forEach(this::goals);
    run.goal(
        Goal.atMost(
            13,
            "Plumbline, "
                + LARGE
                + " tables ÷ "
                + SMALL
                + " tables (linear would be 10; the caches of two cores need some room)",
            median(caseName(LARGE), Peer.PLUMBLINE.subject())
                .dividedBy(median(caseName(SMALL), Peer.PLUMBLINE.subject()))));
    run.attempt(
        "start PostgreSQL",
        () -> {
          try (OwnCluster own = OwnCluster.start(run, run.folder().resolve("speed"))) {
            for (int size : sizes) {
              run.attempt("judge " + size + " tables", () -> judge(size, own.cluster()));
            }
          }
        });
  }

  private static String caseName(int size) {
    return "judging " + size + " tables, bootstrap included";
  }

  private static String parts(int size) {
    return "judging " + size + " tables, in parts";
  }

  private void goals(int size) {
    run.goal(
        Goal.atMost(
            1 / 3.0,
            "Plumbline ÷ Hibernate, " + size + " tables",
            median(caseName(size), Peer.PLUMBLINE.subject())
                .dividedBy(median(caseName(size), Peer.HIBERNATE.subject()))));
    run.goal(
        Goal.atMost(
            1 / 20.0,
            "Plumbline ÷ Liquibase, " + size + " tables",
            median(caseName(size), Peer.PLUMBLINE.subject())
                .dividedBy(median(caseName(size), Peer.LIQUIBASE.subject()))));
  }

  private void judge(int size, Cluster cluster) throws Exception {
    try (GeneratedEntities entities =
        GeneratedEntities.make(size, run.folder().resolve("entities-" + size))) {
      EntityModel model = entities.model();
      model.load(() -> judge(size, model, cluster));
    }
  }

  private void judge(int size, EntityModel model, Cluster cluster) throws Exception {
    Database database = cluster.createDatabase("generated_" + size);
    Database same = cluster.createDatabase("generated_" + size + "_reference");
    create(model, database);
    create(model, same);
    inTurns(size, model, database, same, cluster);
    cluster.discard(database);
    cluster.discard(same);
  }

  private static void create(EntityModel model, Database database) {
    try (HibernateTools hibernate = new HibernateTools(model, database.dataSource())) {
      hibernate.create();
    }
  }

  /** The first turn does not count: the JVM compiles what it runs. */
  private void inTurns(
      int size, EntityModel model, Database database, Database same, Cluster cluster)
      throws Exception {
    int turns = run.choose(Math.max(3, 600 / size), 1);
    for (int turn = 0; turn <= turns; turn++) {
      boolean counts = turn > 0;
      time(
          caseName(size),
          Peer.PLUMBLINE.subject(),
          counts,
          () -> plumbline(size, counts, model, database, cluster));
      time(caseName(size), Peer.HIBERNATE.subject(), counts, () -> hibernate(model, database));
      time(parts(size), "Hibernate: bootstrap alone", counts, () -> bootstrap(model, database));
      if (turn < 3) {
        time(
            caseName(size),
            Peer.LIQUIBASE.subject(),
            counts,
            () -> LiquibaseDiff.between(same.dataSource(), database.dataSource(), "public"));
      }
    }
  }

  /** One who judges, and whether there was nothing to report. */
  @FunctionalInterface
  private interface Judgement {
    Set<String> reports() throws Exception;
  }

  private void time(String caseName, String subject, boolean counts, Judgement judgement)
      throws Exception {
    long start = System.nanoTime();
    Set<String> reports = judgement.reports();
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    if (!reports.isEmpty()) {
      throw new IllegalStateException(subject + " reports what is not so: " + reports);
    }
    if (counts) {
      run.samples(caseName, subject).add(time);
    }
  }

  /** As the contract test has it, the scratch database included. */
  private Set<String> plumbline(
      int size, boolean counts, EntityModel model, Database database, Cluster cluster)
      throws Exception {
    Part<Database> scratch =
        new Part<>("Plumbline: scratch database", () -> cluster.createDatabase("entities"));
    try (Connection connection = database.connect()) {
      Part<Schema> actual =
          new Part<>("Plumbline: catalog read", () -> CatalogReader.read(connection));
      Part<Mapping> mapping =
          new Part<>(
              "Plumbline: bootstrap and entities' schema",
              () -> model.entities().mapping(scratch.result.dataSource(), actual.result));
      Part<Findings> findings =
          new Part<>(
              "Plumbline: comparison",
              () -> MappingParity.compare(mapping.result, actual.result, connection));
      if (counts) {
        for (Part<?> part : List.of(scratch, actual, mapping, findings)) {
          run.samples(parts(size), part.name).add(part.time);
        }
      }
      return findings.result.atLeast(Severity.WARNING).isEmpty()
          ? Set.of()
          : Set.of(findings.result.toText());
    } finally {
      cluster.discard(scratch.result);
    }
  }

  /** A part of the work, done and timed. */
  private static final class Part<T> {

    private final String name;
    private final T result;
    private final Duration time;

    Part(String name, Callable<T> work) throws Exception {
      long start = System.nanoTime();
      this.name = name;
      this.result = work.call();
      this.time = Duration.ofNanos(System.nanoTime() - start);
    }
  }

  /** Without a session factory, which a service needs anyway. */
  private static Set<String> hibernate(EntityModel model, Database database) {
    try (HibernateTools hibernate = new HibernateTools(model, database.dataSource())) {
      return hibernate.judge().warnings();
    }
  }

  private static Set<String> bootstrap(EntityModel model, Database database) {
    new HibernateTools(model, database.dataSource()).close();
    return Set.of();
  }
}
