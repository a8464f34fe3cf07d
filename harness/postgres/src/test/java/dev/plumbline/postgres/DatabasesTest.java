package dev.plumbline.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.Driver;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabasesTest {

  private final Clusters clusters = new Clusters();
  private final Cluster cluster = clusters.cluster(PostgresSpecification.newest());

  @AfterAll
  void stop() {
    clusters.close();
  }

  @Test
  void isShownToNoOtherDriver() throws SQLException {
    NosyDriver nosy = new NosyDriver();
    Driver.deregister();
    DriverManager.registerDriver(nosy);
    Driver.register(); // DriverManager asks in this order
    try {
      Database database = cluster.createDatabase("shy");
      assertThat(Sql.value(database, "SELECT 1")).isEqualTo("1");
      try (Connection connection =
          database.dataSource().getConnection(database.username(), database.password())) {
        assertThat(connection.isValid(1)).isTrue();
      }
    } finally {
      DriverManager.deregisterDriver(nosy);
    }

    assertThat(nosy.shown()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "orders",
        "",
        "Mixed Case",
        "quote\"d",
        "100%/a?b&c=d#e",
        "bäckerei",
        "a\nb",
        "x'; DROP DATABASE postgres; --"
      })
  void hasTheLabelInItsName(String label) throws SQLException {
    Database database = cluster.createDatabase(label);
    assertThat(database.name()).matches("plumbline_[0-9a-z]{6}_\\d+_\\Q" + label + "\\E");
    assertThat(Sql.value(database, "SELECT current_database()")).isEqualTo(database.name());
    Database copy = cluster.cloneDatabase(database, label);
    assertThat(copy.name()).isNotEqualTo(database.name()).endsWith("_" + label);
    assertThat(Sql.value(copy, "SELECT current_database()")).isEqualTo(copy.name());
    cluster.dropDatabase(copy);
    cluster.dropDatabase(database);
    assertThat(names()).doesNotContain(database.name(), copy.name());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a_label_that_is_longer_than_what_the_name_of_a_database_can_have",
        "zweiunddreißig_umlaute_ääääääääääääääääääääää",
        "cakes_and_breads_and_rolls_and_more_of_all_🥐🥐🥐"
      })
  void hasAsMuchOfALongLabelAsANameCanHave(String label) throws SQLException {
    Database database = cluster.createDatabase(label);
    assertThat(database.name().getBytes(StandardCharsets.UTF_8).length).isBetween(60, 63);
    assertThat(label).startsWith(DatabaseNames.label(database.name()));
    assertThat(Sql.value(database, "SELECT current_database()")).isEqualTo(database.name());
  }

  @Test
  void labelsAreHintsOnlyAndCannotCollide() {
    assertThat(cluster.createDatabase("same").name())
        .isNotEqualTo(cluster.createDatabase("same").name());
    assertThat(cluster.createDatabase("a\0b").name()).endsWith("_a_b");
  }

  @Test
  void copiesStructureAndData() throws SQLException {
    Database template = cluster.createDatabase("with_data");
    Sql.run(template, "CREATE TABLE bread (name text); INSERT INTO bread VALUES ('rye')");
    Database copy = cluster.cloneDatabase(template, "with_data_copy");
    assertThat(Sql.value(copy, "SELECT name FROM bread")).isEqualTo("rye");
    Sql.run(copy, "UPDATE bread SET name = 'wheat'");
    Database second = cluster.cloneDatabase(template, "with_data_copy_2");
    assertThat(Sql.value(second, "SELECT name FROM bread")).isEqualTo("rye");
  }

  @Test
  void endsConnectionsToATemplateAndLetsNobodyInAgain() throws SQLException {
    Database template = cluster.createDatabase("in_use");
    try (Connection leaked = template.connect()) {
      Database copy = cluster.cloneDatabase(template, "in_use_copy");
      assertThat(Sql.value(copy, "SELECT 1")).isEqualTo("1");
      assertThatExceptionOfType(SQLException.class).isThrownBy(() -> Sql.value(leaked, "SELECT 1"));
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(template::connect)
          .withMessageContaining("not currently accepting connections");
    }
  }

  @Test
  void clonesOneTemplateFromManyThreads() throws Exception {
    int copies = 12;
    Database template = cluster.createDatabase("shared");
    Sql.run(template, "CREATE TABLE bread (name text)");
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (Connection open = template.connect()) {
      assertThat(open.isValid(1)).isTrue();
      List<Future<Database>> made = new ArrayList<>();
      for (int i = 0; i < copies; i++) {
        String name = "shared_" + i;
        made.add(threads.submit(() -> cluster.cloneDatabase(template, name)));
      }
      for (Future<Database> copy : made) {
        assertThat(Sql.value(copy.get(), "SELECT count(*) FROM bread")).isEqualTo("0");
        cluster.dropDatabase(copy.get());
      }
    } finally {
      threads.shutdownNow();
    }
    cluster.dropDatabase(template);
  }

  @Test
  void dropsDatabasesInUseAndTemplatesAndTheSameOneTwice() throws SQLException {
    Database template = cluster.createDatabase("to_drop");
    Database copy = cluster.cloneDatabase(template, "to_drop_copy");
    try (Connection open = copy.connect()) {
      assertThat(open.isValid(1)).isTrue();
      cluster.dropDatabase(copy);
    }
    cluster.dropDatabase(copy);
    cluster.dropDatabase(template);
    assertThat(names()).doesNotContain(template.name(), copy.name());
  }

  @Test
  void refusesDatabasesOfAnotherCluster() {
    Cluster other = clusters.cluster(new PostgresSpecification("", Map.of("work_mem", "5MB")));
    Database foreign = other.createDatabase("foreign");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> cluster.cloneDatabase(foreign, "copy_of_foreign"))
        .withMessageContaining("not of this cluster");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> cluster.dropDatabase(foreign))
        .withMessageNotContaining(foreign.password());
  }

  @Test
  void saysThatATemplateIsGone() {
    Database gone = cluster.createDatabase("gone");
    cluster.dropDatabase(gone);
    assertThatExceptionOfType(ClusterException.class)
        .isThrownBy(() -> cluster.cloneDatabase(gone, "copy_of_gone"))
        .withMessageContaining("Could not clone database \"" + gone.name() + "\"")
        .withMessageContaining("was it dropped");
  }

  @Test
  void marksItsConnections() throws SQLException {
    Database database = cluster.createDatabase("marked");
    assertThat(Sql.value(database, "SHOW application_name")).isEqualTo("plumbline");
    try (Connection connection = database.dataSource().getConnection()) {
      assertThat(Sql.value(connection, "SELECT current_user")).isEqualTo(database.username());
    }
  }

  @Test
  void marksItsConnectionsAsItIsTold() throws SQLException {
    Database database = cluster.createDatabase("marked");
    for (String name : List.of("AuthTest.logsIn()", "", "'; SELECT 1 --")) {
      assertThat(Sql.value(database.withApplicationName(name), "SHOW application_name"))
          .isEqualTo(name);
    }
    String odd = "bäckt 🥐\n" + "x".repeat(100);
    String kept = "b?ckt ??" + "x".repeat(55);
    assertThat(Sql.value(database.withApplicationName(odd), "SHOW application_name"))
        .isEqualTo(kept);
  }

  private List<String> names() throws SQLException {
    Database any = cluster.createDatabase("for_names");
    String all = Sql.value(any, "SELECT string_agg(datname, E'\\n') FROM pg_database");
    cluster.dropDatabase(any);
    return all.lines().toList();
  }
}
