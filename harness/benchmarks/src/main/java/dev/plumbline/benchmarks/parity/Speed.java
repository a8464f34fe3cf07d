package dev.plumbline.benchmarks.parity;

import static dev.plumbline.benchmarks.report.Quantity.median;

import dev.plumbline.benchmarks.machine.OwnCluster;
import dev.plumbline.benchmarks.model.EntityModel;
import dev.plumbline.benchmarks.model.GeneratedEntities;
import dev.plumbline.benchmarks.report.Goal;
import dev.plumbline.benchmarks.report.Run;
import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.finding.Findings;
import dev.plumbline.finding.Severity;
import dev.plumbline.hibernate.Expectation;
import dev.plumbline.parity.Mapping;
import dev.plumbline.parity.MappingParity;
import dev.plumbline.postgres.Cluster;
import dev.plumbline.postgres.Database;
import dev.plumbline.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

/** How long it takes to judge a schema of many tables, bootstrap included. */
final class Speed {

  /** From this size on, growth is judged; ten times as many tables at the end. */
  private static final int SMALL = 100;

  private static final int LARGE = 1000;

  /** As in every run but the first. */
  private static final String UNCHANGED = "Plumbline, parity, entities unchanged";

  private final Run run;
  private final List<Integer> sizes;

  Speed(Run run) {
    this.run = run;
    this.sizes =
        Stream.of(
                System.getProperty(
                        "plumbline.bench.sizes",
                        run.choose(1, 0) == 1 ? SMALL + ",300," + LARGE : "50")
                    .split(","))
            .map(Integer::valueOf)
            .toList();
  }

  void measure() {
    sizes.forEach(this::goals);
    for (String subject : List.of(Peer.PLUMBLINE.subject(), UNCHANGED)) {
      run.goal(
          Goal.atMost(
              13,
              subject
                  + ", "
                  + LARGE
                  + " tables ÷ "
                  + SMALL
                  + " tables (linear would be 10; the caches of two cores need some room)",
              median(caseName(LARGE), subject).dividedBy(median(caseName(SMALL), subject))));
    }
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
    for (String subject : List.of(Peer.PLUMBLINE.subject(), UNCHANGED)) {
      goal(size, subject, Peer.HIBERNATE, 1 / 3.0);
      goal(size, subject, Peer.LIQUIBASE, 1 / 20.0);
    }
  }

  private void goal(int size, String subject, Peer peer, double limit) {
    run.goal(
        Goal.atMost(
            limit,
            subject + " ÷ " + peer.subject() + ", " + size + " tables",
            median(caseName(size), subject).dividedBy(median(caseName(size), peer.subject()))));
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
    Database empty = cluster.createDatabase("empty");
    String note = note(model, database, empty, cluster);
    int turns = run.choose(Math.max(3, 600 / size), 1);
    for (int turn = 0; turn <= turns; turn++) {
      boolean counts = turn > 0;
      Database copy = cluster.createDatabase("entities");
      create(model, copy);
      time(
          caseName(size),
          Peer.PLUMBLINE.subject(),
          counts,
          () -> plumbline(size, counts, model, database, empty, copy));
      cluster.discard(copy);
      time(
          caseName(size),
          UNCHANGED,
          counts,
          () -> unchanged(size, counts, note, model, database, empty, cluster.version()));
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

  /** As the contract test has it when it sees these entities first. */
  private Set<String> plumbline(
      int size, boolean counts, EntityModel model, Database database, Database empty, Database copy)
      throws Exception {
    Parts parts = new Parts(size, counts, "Plumbline: ");
    Future<Bootstrap> bootstrap = Bootstrap.begin(model, empty);
    try (Connection connection = database.connect()) {
      Schema actual = parts.time("catalog read", () -> CatalogReader.read(connection));
      Expectation expectation = parts.bootstrap(bootstrap.get());
      Mapping mapping =
          parts.time("entities' schema", () -> expectation.createIn(copy.dataSource(), actual));
      return warnings(
          parts.time("comparison", () -> MappingParity.compare(mapping, actual, connection)));
    }
  }

  /**
   * Hibernate's bootstrap, beside the look into the database.
   *
   * @param time that it took, whoever waited for it
   */
  private record Bootstrap(Expectation expectation, Duration time) {

    static Future<Bootstrap> begin(EntityModel model, Database empty) {
      FutureTask<Bootstrap> task =
          new FutureTask<>(
              () -> {
                long start = System.nanoTime();
                Expectation expectation = model.entities().expectation(empty.dataSource());
                return new Bootstrap(expectation, Duration.ofNanos(System.nanoTime() - start));
              });
      new Thread(task, "bootstrap").start();
      return task;
    }
  }

  /** What the contract test notes then. */
  private static String note(EntityModel model, Database database, Database empty, Cluster cluster)
      throws SQLException {
    Database scratch = cluster.createDatabase("entities");
    create(model, scratch);
    try (Connection connection = database.connect()) {
      Schema actual = CatalogReader.read(connection);
      Expectation expectation = model.entities().expectation(empty.dataSource());
      return expectation
          .note(expectation.createIn(scratch.dataSource(), actual), actual, cluster.version())
          .orElseThrow();
    } finally {
      cluster.discard(scratch);
    }
  }

  /** As the contract test has it from then on, until Hibernate's DDL is another. */
  private Set<String> unchanged(
      int size,
      boolean counts,
      String note,
      EntityModel model,
      Database database,
      Database empty,
      String version)
      throws Exception {
    Parts parts = new Parts(size, counts, "Plumbline, entities unchanged: ");
    Future<Bootstrap> bootstrap = Bootstrap.begin(model, empty);
    try (Connection connection = database.connect()) {
      Schema actual = parts.time("catalog read", () -> CatalogReader.read(connection));
      Expectation expectation = parts.bootstrap(bootstrap.get());
      Mapping mapping =
          parts.time(
              "entities' schema", () -> expectation.recall(note, actual, version).orElseThrow());
      return warnings(
          parts.time("comparison", () -> MappingParity.compare(mapping, actual, connection)));
    }
  }

  private static Set<String> warnings(Findings findings) {
    return findings.atLeast(Severity.WARNING).isEmpty() ? Set.of() : Set.of(findings.toText());
  }

  /** The parts of the work, each timed. */
  private final class Parts {

    private final int size;
    private final boolean counts;
    private final String subject;

    Parts(int size, boolean counts, String subject) {
      this.size = size;
      this.counts = counts;
      this.subject = subject;
    }

    <T> T time(String part, Callable<T> work) throws Exception {
      long start = System.nanoTime();
      T result = work.call();
      add(part, Duration.ofNanos(System.nanoTime() - start));
      return result;
    }

    Expectation bootstrap(Bootstrap done) {
      add("bootstrap", done.time());
      return done.expectation();
    }

    private void add(String part, Duration time) {
      if (counts) {
        run.samples(parts(size), subject + part).add(time);
      }
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
