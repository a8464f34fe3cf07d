package dev.plumbline.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ClonesTest {

  private static final String RUNS = "FROM pg_database WHERE datname LIKE 'plumbline\\_______\\_%'";

  @Test
  void aHandOutFromThePoolNeedsNoServer() throws Exception {
    try (SharedServer server = new SharedServer()) {
      ServerCluster cluster = server.join();
      Template template = cluster.templates().get("pool", "pool", new Steps("bread"));
      Set<String> names = new HashSet<>();
      names.add(cluster.newDatabase(template).name());
      Thread.sleep(200);
      assertThat(server.ofRuns()).as("nothing in advance after the first").hasSize(1);
      names.add(cluster.newDatabase(template).name());
      server.awaitTrue("SELECT count(*) = 3 " + RUNS);
      // The server counts it before the client has its answer.
      Thread.sleep(50);
      server.stop();
      names.add(cluster.newDatabase(template).name());
      assertThat(names).hasSize(3);
    }
  }

  @Test
  void whatNobodyWantsIsDroppedAtTheEnd() throws Exception {
    try (SharedServer server = new SharedServer()) {
      ServerCluster cluster = server.join();
      Template template = cluster.templates().get("pool", "pool", new Steps("bread"));
      cluster.discard(cluster.newDatabase(template));
      Database inUse = cluster.newDatabase(template);
      server.awaitTrue("SELECT count(*) >= 2 " + RUNS);
      try (LogLines log = new LogLines();
          Connection connection = inUse.connect()) {
        cluster.release();
        assertThat(server.ofRuns()).isEmpty();
        assertThat(server.templates()).containsExactly(template.database());
        assertThat(connection.isValid(1)).isFalse();
        assertThat(log.containing("WARNING")).isEmpty();
      }
    }
  }

  @Test
  void handsOutADifferentOneToEverybody() throws Exception {
    int threads = 6;
    int each = 20;
    try (SharedServer server = new SharedServer()) {
      ServerCluster cluster = server.join();
      Template template = cluster.templates().get("crowd", "crowd", new Steps("bread"));
      ExecutorService executor = Executors.newFixedThreadPool(threads);
      List<Future<Database>> taken = new ArrayList<>();
      for (int i = 0; i < threads * each; i++) {
        taken.add(
            executor.submit(
                () -> {
                  Database database = cluster.newDatabase(template);
                  Sql.run(database, "INSERT INTO bread VALUES (1, 'rye')");
                  cluster.discard(database);
                  return database;
                }));
      }
      Set<String> names = new HashSet<>();
      for (Future<Database> one : taken) {
        names.add(one.get().name());
        // 32 wait to be dropped, 8 to be used, 8 more are in use or being made or dropped
        assertThat(server.ofRuns().size()).isLessThanOrEqualTo(60);
      }
      executor.shutdown();
      assertThat(names).hasSize(threads * each);
      cluster.release();
      assertThat(server.ofRuns()).isEmpty();
    }
  }

  @Test
  void theFasterStrategyIsChosenAndRemembered() throws Exception {
    try (SharedServer server = new SharedServer();
        LogLines log = new LogLines()) {
      ServerCluster cluster = server.join();
      Steps steps = new Steps("bread");
      Template template = cluster.templates().get("copy", "copy", steps);
      for (int i = 0; i < 4; i++) {
        cluster.discard(cluster.newDatabase(template));
      }
      server.awaitTrue(
          "SELECT regexp_count(shobj_description(oid, 'pg_database'), '(FILE_COPY|WAL_LOG)') = 4"
              + " FROM pg_database WHERE datname = '"
              + template.database()
              + "'");
      assertThat(log.containing("from \"" + template.database() + "\" and its like: FILE_COPY="))
          .singleElement()
          .asString()
          .startsWith("FINE")
          .contains("WAL_LOG=")
          .contains(" from now on");
      Template later = server.join().templates().get("copy", "copy", steps);
      String figures = String.valueOf(later.notes().get("copy"));
      assertThat(figures).matches("FILE_COPY=\\S+ FILE_COPY=\\S+ WAL_LOG=\\S+ WAL_LOG=\\S+");
      CopyTrial trial = CopyTrial.parse(figures);
      Optional<CopyStrategy> decision = trial.decision();
      assertThat(decision).isPresent();
      assertThat(trial.next()).isEqualTo(decision.get());
      Template extended = cluster.templates().get("copy", "copy", new Steps("bread", "rolls"));
      assertThat(extended.notes()).containsEntry("copy", figures);
    }
  }

  @Test
  void triesBothAndTakesTheBetterBest() {
    CopyTrial trial = new CopyTrial();
    assertThat(trial.next()).isEqualTo(CopyStrategy.FILE_COPY);
    assertThat(trial.next()).isEqualTo(CopyStrategy.WAL_LOG);
    assertThat(trial.add(CopyStrategy.FILE_COPY, millis(90))).isTrue();
    assertThat(trial.add(CopyStrategy.WAL_LOG, millis(30))).isTrue();
    CopyTrial next = CopyTrial.parse(trial.toText());
    assertThat(next.toText()).isEqualTo("FILE_COPY=90.0 WAL_LOG=30.0");
    assertThat(next.next()).isEqualTo(CopyStrategy.FILE_COPY);
    assertThat(next.add(CopyStrategy.FILE_COPY, millis(10))).isTrue();
    assertThat(next.decision()).isEmpty();
    assertThat(next.next()).isEqualTo(CopyStrategy.WAL_LOG);
    assertThat(next.add(CopyStrategy.WAL_LOG, millis(20))).isTrue();
    assertThat(next.decision()).contains(CopyStrategy.FILE_COPY);
    assertThat(next.add(CopyStrategy.WAL_LOG, millis(1))).isFalse();
    assertThat(CopyTrial.parse("FILE_COPY WAL_LOG=x nonsense").toText()).isEmpty();
  }

  @Test
  void worksOnPostgres14() throws Exception {
    try (SharedServer server = new SharedServer("14")) {
      ServerCluster cluster = server.join();
      Template base = cluster.templates().get("old", "old", new Steps("a1"));
      Template template = cluster.templates().get("old", "old", new Steps("a1", "b1"));
      for (int i = 0; i < 6; i++) {
        Database database = cluster.newDatabase(template);
        assertThat(Steps.in(database)).isEqualTo("a1,b1");
        cluster.discard(database);
      }
      Database kept = cluster.cloneDatabase(cluster.createDatabase("original"), "kept");
      cluster.keep(kept);
      cluster.release();
      ServerCluster next = server.join();
      Steps same = new Steps("a1", "b1");
      assertThat(next.templates().get("old", "old", same)).isEqualTo(template);
      assertThat(same.built()).isZero();
      assertThat(server.templates()).contains(base.database());
      server.awaitTrue("SELECT count(*) = 1 " + RUNS);
      assertThat(server.ofRuns()).containsExactly(kept.name());
    }
  }

  private static long millis(long millis) {
    return Duration.ofMillis(millis).toNanos();
  }
}
