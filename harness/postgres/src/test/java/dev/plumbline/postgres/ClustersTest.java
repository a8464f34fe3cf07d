package dev.plumbline.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClustersTest {

  /** SHOW would give the JVM's zone, which the driver sets in every session. */
  private static final String APPLIED_TIMEZONE =
      "SELECT setting FROM pg_file_settings WHERE name = 'timezone' AND applied";

  @Test
  void startsAServerAndLeavesNoProcessBehind() throws Exception {
    Database database;
    Path folder;
    try (Clusters clusters = new Clusters()) {
      Cluster cluster = clusters.cluster(PostgresSpecification.newest());
      database = cluster.createDatabase("orders");
      folder = Sql.serverFolder(database);
      assertThat(Sql.value(database, "SHOW server_version")).isEqualTo(cluster.version());
      assertThat(cluster.description())
          .startsWith(
              "embedded PostgreSQL " + cluster.version() + " (embedded is the default), data on ")
          .contains(" free");
      assertThat(folder).isDirectory();
    }
    assertThat(folder).isDirectory();
    new Leftovers(folder).awaitNoProcess();
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(database::connect)
        .withRootCauseInstanceOf(ConnectException.class);
  }

  @Test
  void sharesOneServerAmongConcurrentCallers() throws Exception {
    int callers = 8;
    CountDownLatch together = new CountDownLatch(callers);
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    try (Clusters clusters = new Clusters()) {
      List<Future<Cluster>> found = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        found.add(
            threads.submit(
                () -> {
                  together.countDown();
                  together.await();
                  return clusters.cluster(PostgresSpecification.newest());
                }));
      }
      Cluster first = found.get(0).get();
      for (Future<Cluster> other : found) {
        assertThat(other.get()).isSameAs(first);
      }
      String major = first.version().substring(0, first.version().indexOf('.'));
      assertThat(clusters.cluster(new PostgresSpecification(major, Map.of()))).isSameAs(first);
      assertThat(clusters.cluster(new PostgresSpecification(first.version(), Map.of())))
          .isSameAs(first);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void startsAServerForEachSpecificationWithItsSettings() throws SQLException {
    try (Clusters clusters = new Clusters()) {
      String odd = "it's a \\ 'test'\nof quotes";
      Cluster plain = clusters.cluster(PostgresSpecification.newest());
      Cluster special =
          clusters.cluster(
              new PostgresSpecification(
                  "", Map.of("timezone", "Asia/Tokyo", "max_connections", "30", "app.motto", odd)));
      assertThat(special).isNotSameAs(plain);
      Database one = plain.createDatabase("same");
      Database other = special.createDatabase("same");
      assertThat(one.jdbcUrl()).isNotEqualTo(other.jdbcUrl());
      assertThat(Sql.value(one, APPLIED_TIMEZONE)).isEqualTo("UTC");
      assertThat(Sql.value(other, APPLIED_TIMEZONE)).isEqualTo("Asia/Tokyo");
      assertThat(Sql.value(one, "SHOW max_connections")).isEqualTo("200");
      assertThat(Sql.value(other, "SELECT current_setting('app.motto')")).isEqualTo(odd);
      assertThat(Sql.value(other, "SHOW max_connections")).isEqualTo("30");
    }
  }

  @Test
  void turnsDurabilityOffUnlessTheServiceWantsIt() throws SQLException {
    try (Clusters clusters = new Clusters()) {
      Database fast = clusters.cluster(PostgresSpecification.newest()).createDatabase("fast");
      for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
        assertThat(Sql.value(fast, "SHOW " + setting)).as(setting).isEqualTo("off");
      }
      assertThat(Sql.value(fast, "SHOW wal_level")).isEqualTo("minimal");
      Database durable =
          clusters
              .cluster(
                  new PostgresSpecification(
                      "", Map.of("wal_level", "logical", "max_wal_senders", "2")))
              .createDatabase("durable");
      assertThat(Sql.value(durable, "SHOW wal_level")).isEqualTo("logical");
    }
  }

  @Test
  void comparesByCodePointAndMapsTheCaseOfAllLetters() throws SQLException {
    try (Clusters clusters = new Clusters()) {
      Database database = clusters.cluster(PostgresSpecification.newest()).createDatabase("text");
      assertThat(Sql.value(database, "SHOW server_encoding")).isEqualTo("UTF8");
      assertThat(Sql.value(database, "SELECT lower('ÄÖ')")).isEqualTo("äö");
      assertThat(Sql.value(database, "SELECT ('Z' < 'a')::text")).isEqualTo("true");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "wrok_mem     | 4MB  | unrecognized configuration parameter \"wrok_mem\" | Did you mean"
            + " work_mem?",
        "workmem      | 4MB  | unrecognized configuration parameter \"workmem\"  | Did you mean"
            + " work_mem?",
        "max_conections | 9  | unrecognized configuration parameter \"max_conections\" | Did you"
            + " mean max_connections?",
        "work_mem     | lots | invalid value for parameter \"work_mem\": \"lots\" | settings",
        "work_mem     | 4XB  | Valid units for this parameter are                | settings",
        "shared_buffers | 1  | outside the valid range for parameter \"shared_buffers\" | settings",
        "superuser_reserved_connections | 999 | must be less than | max_connections",
        "shared_preload_libraries | no_such | could not access file \"no_such\" | PostgreSQL says"
      })
  void saysFirstAndOnceWhatIsWrongWithASetting(
      String name, String value, String reason, String more) {
    try (Clusters clusters = new Clusters()) {
      PostgresSpecification wrong = new PostgresSpecification("", Map.of(name, value));
      for (int i = 0; i < 2; i++) {
        assertThatExceptionOfType(ClusterException.class)
            .isThrownBy(() -> clusters.cluster(wrong))
            .satisfies(
                e -> {
                  StringWriter trace = new StringWriter();
                  e.printStackTrace(new PrintWriter(trace));
                  assertThat(trace.toString().split(Pattern.quote(reason), -1)).hasSize(2);
                  assertThat(e.getMessage()).contains(reason, more);
                  assertThat(Objects.requireNonNull(e.getMessage()).lines()).hasSizeLessThan(4);
                  assertThat(e.getMessage()).doesNotContain("initdb", "The files belonging");
                });
      }
    }
  }

  @Test
  void namesAllSettingsThatAreWrongAndForgetsTheFailure() {
    try (Clusters clusters = new Clusters()) {
      PostgresSpecification wrong =
          new PostgresSpecification("", Map.of("wrok_mem", "4MB", "fsnyc", "on"));
      assertThatExceptionOfType(ClusterException.class)
          .isThrownBy(() -> clusters.cluster(wrong))
          .withMessageStartingWith("PostgreSQL cannot run with the service's settings")
          .withMessageContaining("\"wrok_mem\"")
          .withMessageContaining("\"fsnyc\"")
          .withMessageContaining("Did you mean fsync?");
      Cluster right = clusters.cluster(PostgresSpecification.newest());
      assertThat(right.version()).isNotEmpty();
    }
  }

  @Test
  void tellsWhatThereIsWhenAVersionIsMissing() {
    try (Clusters clusters = new Clusters()) {
      assertThatExceptionOfType(ClusterException.class)
          .isThrownBy(() -> clusters.cluster(new PostgresSpecification("99", Map.of())))
          .withMessageContaining("No binaries of PostgreSQL 99 for " + Platform.current().name())
          .withMessageContaining(Platform.current().artifact() + "-")
          .withMessageContaining("mvn dependency:get -Dartifact=io.zonky.test.postgres:")
          .withMessageContaining("17.11.0")
          .withMessageContaining("this Plumbline knows 14 to 18");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"9", "9.6", "12", "13", "13.22"})
  void saysWhichVersionIsTheOldest(String version) {
    try (Clusters clusters = new Clusters()) {
      assertThatExceptionOfType(ClusterException.class)
          .isThrownBy(() -> clusters.cluster(new PostgresSpecification(version, Map.of())))
          .withMessageContaining("No binaries of PostgreSQL " + version + " for ")
          .withMessageContaining("14 is the oldest that Plumbline knows")
          .withMessageNotContaining("18.6.0");
    }
  }

  static Stream<String> published() {
    return BinaryArchives.PUBLISHED.stream();
  }

  /** The build fetches them: see the POM of this module. */
  @ParameterizedTest
  @MethodSource("published")
  void findsTheVersionsThatItNamesInTheLocalRepository(String artifact) throws SQLException {
    String version = artifact.replaceFirst("\\.0$", "");
    try (Clusters clusters = new Clusters()) {
      Cluster cluster = clusters.cluster(new PostgresSpecification(version, Map.of()));
      assertThat(cluster.version()).isEqualTo(version);
      Database template = cluster.createDatabase("template");
      Sql.run(template, "CREATE TABLE loaf (id int)");
      Database copy = cluster.cloneDatabase(template, "copy");
      assertThat(Sql.value(copy, "SELECT count(*) FROM loaf")).isEqualTo("0");
      assertThat(Sql.value(copy, "SHOW server_version")).isEqualTo(cluster.version());
    }
  }

  @Test
  void startsNothingOnceClosed() {
    Clusters clusters = new Clusters();
    clusters.close();
    clusters.close();
    assertThatIllegalStateException()
        .isThrownBy(() -> clusters.cluster(PostgresSpecification.newest()))
        .withMessageContaining("closed");
  }

  @Test
  void waitsForAStartUnderWayWhenClosed(@TempDir Path data) throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Clusters clusters = new Clusters(Options.withData(data));
      Future<Cluster> start = thread.submit(() -> clusters.cluster(PostgresSpecification.newest()));
      Leftovers leftovers = new Leftovers(data);
      leftovers.awaitCluster();
      clusters.close();
      assertThat(start.get().version()).isNotEmpty();
      assertThat(leftovers.clusters()).hasSize(1);
      leftovers.awaitNoProcess();
    } finally {
      thread.shutdownNow();
    }
  }
}
