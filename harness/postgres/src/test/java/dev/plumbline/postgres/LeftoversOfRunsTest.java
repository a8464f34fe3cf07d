package dev.plumbline.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What runs leave on a server that others use as well. */
class LeftoversOfRunsTest {

  private final SharedServer server;

  LeftoversOfRunsTest() throws SQLException {
    server = new SharedServer();
  }

  /** The one that started the server sweeps once, soon after the start. */
  @BeforeEach
  void awaitOwnersSweep() throws InterruptedException {
    Thread.sleep(600);
  }

  @AfterEach
  void stop() throws SQLException {
    server.close();
  }

  @Test
  void theDeadRunsDatabasesAreDroppedAndTheLivingOnesStay() throws Exception {
    Sql.run(server.maintenance(), "CREATE DATABASE plumblinexabcdefx1xnot_ours");
    Sql.run(server.maintenance(), "CREATE DATABASE plumbline_abcdef_no_number");
    Sql.run(server.maintenance(), "CREATE DATABASE plumbline_dead01_1_left");
    Sql.run(server.maintenance(), "CREATE DATABASE plumbline_dead01_2_left");
    Sql.run(server.maintenance(), "CREATE DATABASE plumbline_dead02_1_looked_at");
    ServerCluster living = server.join();
    Database looked = new Database("plumbline_dead02_1_looked_at", server.endpoint());
    Database used = living.createDatabase("used");
    try (Connection person = looked.connect();
        LogLines log = new LogLines()) {
      ServerCluster sweeping = server.join();
      Database own = sweeping.createDatabase("own");
      // While the sweep looks, the living runs' connections break again and again.
      for (int i = 0; i < 6; i++) {
        Sql.value(
            server.maintenance(),
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                + " WHERE application_name LIKE 'plumbline run %'");
        Thread.sleep(700);
      }
      server.awaitTrue(
          "SELECT count(*) = 0 FROM pg_database WHERE datname LIKE 'plumbline_dead01_%'");
      assertThat(server.ofRuns())
          .containsExactlyInAnyOrder(
              looked.name(), used.name(), own.name(), "plumbline_abcdef_no_number");
      assertThat(server.databases("datname LIKE 'plumblinex%'")).hasSize(1);
      assertThat(person.isValid(1)).isTrue();
      assertThat(log.containing("INFO Dropping 2 databases left behind by ended runs"))
          .isNotEmpty();
    }
    server.awaitTrue(
        "SELECT count(*) = 3 FROM pg_stat_activity WHERE application_name LIKE 'plumbline run %'");
    assertThat(living.createDatabase("again").name()).contains("_again");
  }

  @Test
  void aKeptDatabaseSurvivesForADay() throws Exception {
    ServerCluster failing = server.join();
    Database kept = failing.createDatabase("auth");
    String instructions = failing.keep(kept);
    failing.createDatabase("not_kept");
    failing.release();
    assertThat(server.ofRuns()).containsExactly(kept.name());
    Sql.run(server.maintenance(), "CREATE DATABASE plumbline_dead01_1_old");
    Instant yesterday = Instant.now().minus(Duration.ofHours(25));
    Sql.run(
        server.maintenance(),
        "COMMENT ON DATABASE plumbline_dead01_1_old IS 'plumbline kept " + yesterday + "'");
    server.join();
    server.awaitTrue(
        "SELECT count(*) = 0 FROM pg_database WHERE datname = 'plumbline_dead01_1_old'");
    assertThat(server.ofRuns()).containsExactly(kept.name());
    assertThat(instructions)
        .contains("is kept for 24 hours. The server runs for as long as its owner likes.")
        .contains("\n  " + kept.jdbcUrl() + "\n")
        .contains(
            "\n  PGPASSFILE='/somewhere/with space/pgpass' psql -h 127.0.0.1 -p "
                + server.endpoint().port()
                + " -U "
                + kept.username()
                + " -d "
                + kept.name())
        .doesNotContain(kept.password());
  }

  @Test
  void twentyAreKept() throws Exception {
    ServerCluster failing = server.join();
    List<Database> kept = new ArrayList<>();
    for (int i = 0; i < 22; i++) {
      kept.add(failing.createDatabase("kept"));
      failing.keep(kept.get(i));
    }
    server.awaitTrue(
        "SELECT count(*) = 20 FROM pg_database WHERE datname LIKE 'plumbline\\_______\\_%'");
    assertThat(server.ofRuns())
        .doesNotContain(kept.get(0).name(), kept.get(1).name())
        .contains(kept.get(2).name(), kept.get(21).name());
  }

  @Test
  void connectionsThatATestLeaksAreNamed() throws Exception {
    ServerCluster cluster = server.join();
    Database database = cluster.createDatabase("auth");
    try (LogLines log = new LogLines();
        Connection leaked = database.withApplicationName("AuthTest.logsIn()").connect();
        Connection another = database.connect()) {
      assertThat(Sql.value(leaked, "SELECT   'a',\n 'leak'")).isEqualTo("a");
      cluster.discard(database);
      server.awaitTrue(
          "SELECT count(*) = 0 FROM pg_database WHERE datname = '" + database.name() + "'");
      assertThat(another.isValid(1)).isFalse();
      assertThat(log.containing("WARNING"))
          .singleElement()
          .asString()
          .startsWith(
              "WARNING auth: database \""
                  + database.name()
                  + "\" still had 2 connections when it was dropped: process ")
          .contains("\"AuthTest.logsIn()\", idle since ")
          .contains("last statement: SELECT 'a', 'leak'; process ")
          .contains("\"plumbline\", idle since ")
          .endsWith(". Close them in the test.");
    }
  }

  @Test
  void noPasswordOfALeakedStatementIsShown() throws Exception {
    ServerCluster cluster = server.join();
    Database database = cluster.createDatabase("auth");
    try (LogLines log = new LogLines();
        Connection leaked = database.connect()) {
      Sql.value(leaked, "SELECT 'PASSWORD oven'");
      cluster.discard(database);
      SharedServer.await("warned", () -> !log.containing("WARNING").isEmpty());
      assertThat(log.containing("oven")).isEmpty();
      assertThat(log.containing("it is about a password")).hasSize(1);
    }
  }

  @Test
  void whatATestHasJustClosedIsNoLeak() throws Exception {
    ServerCluster cluster = server.join();
    try (LogLines log = new LogLines()) {
      for (int i = 0; i < 40; i++) {
        Database database = cluster.createDatabase("closed");
        Sql.run(database, "SELECT 1");
        cluster.discard(database);
      }
      cluster.release();
      assertThat(log.containing("WARNING")).isEmpty();
      assertThat(server.ofRuns()).isEmpty();
    }
  }

  @Test
  void aServerThatIsGoneHoldsUpNobody() throws Exception {
    ServerCluster cluster = server.join();
    Template template = cluster.templates().get("end", "end", new Steps("bread"));
    for (int i = 0; i < 8; i++) {
      cluster.discard(cluster.newDatabase(template));
    }
    server.stop();
    long start = System.nanoTime();
    cluster.release();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }
}
