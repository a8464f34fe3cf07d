package dev.plumbline.benchmarks.verify;

import static dev.plumbline.benchmarks.report.Quantity.least;
import static dev.plumbline.benchmarks.report.Quantity.median;

import dev.plumbline.benchmarks.machine.OwnCluster;
import dev.plumbline.benchmarks.model.EntityModel;
import dev.plumbline.benchmarks.model.GeneratedEntities;
import dev.plumbline.benchmarks.report.Goal;
import dev.plumbline.benchmarks.report.Quantity;
import dev.plumbline.benchmarks.report.Run;
import dev.plumbline.benchmarks.report.Unit;
import dev.plumbline.postgres.Cluster;
import dev.plumbline.postgres.Database;
import dev.plumbline.snapshot.SchemaSnapshot;
import dev.plumbline.verification.Verifier;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Everybody in one JVM that is warm, on connections that are open, in turns. */
final class WarmLooks {

  private static final String SELECT_1 = "SELECT 1";
  private static final String SAME_ROWS = "SELECT of the history";
  private static final String REVISION = "Plumbline: revision";
  private static final String SCHEMA = "Plumbline: revision and schema";

  /** What the goals are about. */
  private static final int USUAL = 300;

  private final Run run;
  private final List<Integer> sizes;

  WarmLooks(Run run) {
    this.run = run;
    this.sizes = run.choose(1, 0) == 1 ? List.of(10, 60, USUAL, 1000) : List.of(10);
  }

  private static String warm(int size) {
    return "warm, " + size + " tables";
  }

  private static String statements(int size) {
    return "statements on the server, " + size + " tables";
  }

  void measure() {
    goals();
    run.attempt(
        "start PostgreSQL",
        () -> {
          Map<String, String> settings = Map.of("shared_preload_libraries", "pg_stat_statements");
          try (OwnCluster own =
              OwnCluster.start(run, run.folder().resolve("verify-warm"), settings)) {
            Database observer = own.cluster().createDatabase("observer");
            OwnCluster.execute(observer, "create extension pg_stat_statements");
            for (int size : sizes) {
              run.attempt(
                  warm(size), () -> measure(size, own.cluster(), new StatementCount(observer)));
            }
          }
        });
  }

  private void goals() {
    for (int size : sizes) {
      run.goal(
          Goal.atMost(
              1, "statements of Plumbline, " + size + " tables", median(statements(size), SCHEMA)));
      run.goal(
          Goal.atMost(
              2,
              "revision ÷ SELECT of the same rows, " + size + " tables",
              median(warm(size), REVISION).dividedBy(median(warm(size), SAME_ROWS))));
    }
    Quantity full = median(warm(USUAL), SCHEMA);
    run.goal(Goal.atMost(25, "ms for revision and schema, " + USUAL + " tables", full));
    run.goal(
        Goal.atMost(
            0.1,
            "revision and schema ÷ the better of Flyway and Liquibase, " + USUAL + " tables",
            full.dividedBy(
                least(
                    median(warm(USUAL), "Flyway: validate"),
                    median(warm(USUAL), "Liquibase: status")))));
  }

  private void measure(int size, Cluster cluster, StatementCount count) throws Exception {
    Path folder = run.folder().resolve("tables-" + size);
    ManyTables tables = ManyTables.make(size, folder, cluster);
    Database flyway = cluster.createDatabase("flyway_" + size);
    try (GeneratedEntities entities = GeneratedEntities.make(size, folder.resolve("entities"));
        PooledConnections pool = new PooledConnections(tables.database().dataSource());
        PooledConnections flywayPool = new PooledConnections(flyway.dataSource())) {
      EntityModel model = entities.model();
      model.load(
          () -> {
            List<Look> looks = looks(tables, model, pool.dataSource(), flywayPool.dataSource());
            inTurns(size, looks);
            for (Look look : looks) {
              run.samples(statements(size), look.words(), Unit.COUNT)
                  .add(count.of(look, List.of(tables.database(), flyway)));
              look.close();
            }
          });
    }
    cluster.discard(flyway);
    cluster.discard(tables.database());
  }

  private static List<Look> looks(
      ManyTables tables, EntityModel model, DataSource database, DataSource flyway)
      throws Exception {
    Verifier verifier = Verifier.of(SchemaSnapshot.read(tables.snapshot()));
    return List.of(
        new PlainSelect(SELECT_1, database, "select 1"),
        new PlainSelect(SAME_ROWS, database, PlainSelect.HISTORY),
        new PlumblineLook(REVISION, verifier.revisionOnly(), database),
        new PlumblineLook(SCHEMA, verifier, database),
        FlywayValidate.of(tables.scripts(), flyway),
        new LiquibaseStatus(tables.root(), ManyTables.CHANGELOG, database),
        new HibernateValidate(model, database));
  }

  /** The first rounds do not count: the JVM compiles what it runs. */
  private void inTurns(int size, List<Look> looks) throws Exception {
    int warmUps = run.choose(Math.min(50, Math.max(5, 3000 / size)), 1);
    int rounds = run.choose(Math.min(100, Math.max(10, 6000 / size)), 2);
    for (int round = 0; round < warmUps + rounds; round++) {
      List<Look> turn = new ArrayList<>(looks);
      Collections.rotate(turn, round);
      for (Look look : turn) {
        long start = System.nanoTime();
        look.look();
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        if (round >= warmUps) {
          run.samples(warm(size), look.words()).add(time);
        }
      }
    }
  }
}
