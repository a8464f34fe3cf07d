package dev.plumbline.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

@RequiresDocker
class ContainerTest {

  @AfterEach
  void leavesNoContainer() {
    assertThat(Containers.ofImage()).isEmpty();
  }

  @Test
  void startsClonesAndEndsWithTheRun() throws SQLException {
    try (Clusters clusters = new Clusters()) {
      Cluster cluster = clusters.cluster(wanted("", Map.of()));
      assertThat(cluster.version()).matches("\\d+\\.\\d+");
      assertThat(cluster.description())
          .startsWith("PostgreSQL " + cluster.version() + " in a container of ")
          .contains(Containers.image() + " (named where the container is asked for; ")
          .contains("testcontainers because the annotation or plumbline.postgres says so")
          .contains("data in memory");
      Database original = cluster.createDatabase("original");
      Sql.run(original, "CREATE TABLE loaf AS SELECT 7 AS id");
      Database copy = cluster.cloneDatabase(original, "copy");
      assertThat(Sql.value(copy, "SELECT id FROM loaf")).isEqualTo("7");
      assertThat(Sql.value(copy, "SHOW data_directory")).isEqualTo("/plumbline/data");
      cluster.dropDatabase(copy);
      String major = cluster.version().substring(0, cluster.version().indexOf('.'));
      assertThat(clusters.cluster(wanted("", Map.of()))).isSameAs(cluster);
      assertThat(Containers.ofImage()).hasSize(1);
      assertThat(clusters.cluster(wanted(major, Map.of())).version()).isEqualTo(cluster.version());
    }
  }

  @Test
  void isOpenToItsPasswordOnly() throws SQLException {
    try (Clusters clusters = new Clusters()) {
      Database database = clusters.cluster(wanted("", Map.of())).createDatabase("closed");
      assertThat(database.password()).hasSizeGreaterThan(30);
      for (String wrong : List.of("", "test", database.password() + "x")) {
        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(
                () ->
                    DriverManager.getConnection(database.jdbcUrl(), database.username(), wrong)
                        .close());
      }
      assertThat(Sql.value(database, "SHOW password_encryption")).isEqualTo("scram-sha-256");
    }
  }

  @Test
  void isNotDurableAndHasTheServicesSettings() throws SQLException {
    String odd = "it's a \\ \"test\" $HOME of quotes";
    try (Clusters clusters = new Clusters()) {
      Database database =
          clusters
              .cluster(wanted("", Map.of("work_mem", "9MB", "app.motto", odd, "jit", "off")))
              .createDatabase("settings");
      assertThat(Sql.value(database, "SHOW fsync")).isEqualTo("off");
      assertThat(Sql.value(database, "SHOW max_connections")).isEqualTo("200");
      assertThat(Sql.value(database, "SHOW work_mem")).isEqualTo("9MB");
      assertThat(Sql.value(database, "SHOW jit")).isEqualTo("off");
      assertThat(Sql.value(database, "SELECT current_setting('app.motto')")).isEqualTo(odd);
    }
  }

  @Test
  void quotesTheServerWhenASettingIsWrong() {
    try (Clusters clusters = new Clusters()) {
      assertThatExceptionOfType(ClusterException.class)
          .isThrownBy(() -> clusters.cluster(wanted("", Map.of("wrok_mem", "4MB"))))
          .withMessageContaining("Could not start PostgreSQL in a container of ")
          .withMessageContaining("unrecognized configuration parameter \"wrok_mem\"")
          .withMessageContaining("correct that in the service's PostgreSQL settings");
    }
  }

  @Test
  void refusesAnImageOfAnotherVersion() {
    try (Clusters clusters = new Clusters()) {
      assertThatExceptionOfType(ClusterException.class)
          .isThrownBy(() -> clusters.cluster(wanted("9", Map.of())))
          .withMessageContaining("PostgreSQL 9 is wanted, and the server is ")
          .withMessageContaining(Containers.image())
          .withMessageContaining("Name an image that fits");
    }
  }

  @Test
  void saysWhatToDoAboutAMissingImage(@TempDir Path folder) throws Exception {
    String output =
        SourceJvm.run(
            folder,
            Map.of("TESTCONTAINERS_PULL_TIMEOUT", "1"),
            List.of("-Duser.home=" + folder),
            "testcontainers:127.0.0.1:1/none:7");
    assertThat(output)
        .contains("refused: The image 127.0.0.1:1/none:7 (named where the container is asked for)")
        .contains("is not here and cannot be pulled")
        .contains("docker pull 127.0.0.1:1/none:7")
        .contains("plumbline.postgres=embedded");
  }

  @Test
  void isRemovedByAJvmThatJustExits(@TempDir Path folder) throws Exception {
    String output =
        SourceJvm.run(
            folder,
            Map.of(),
            List.of("-Duser.home=" + folder),
            "testcontainers:" + Containers.image(),
            "exit");
    assertThat(output)
        .contains("kept: Database plumbline_")
        .contains("its container goes with this run")
        .contains("testcontainers.reuse.enable=true")
        .doesNotContain("Could not remove");
  }

  @Test
  void aStandbyIsRefused() {
    // A server that was told to follow another, which does not exist.
    String script =
        "install -d -o postgres -m 0700 /standby && cd /standby && su postgres -c '"
            + "export PATH=$PATH:$(echo /usr/lib/postgresql/*/bin)"
            + " && initdb -D /standby --auth=trust --no-sync"
            + " && echo host all all all trust >>/standby/pg_hba.conf"
            + " && touch /standby/standby.signal"
            + " && exec postgres -D /standby -c \"listen_addresses=*\"'";
    try (GenericContainer<?> standby = new GenericContainer<>(Containers.image());
        Clusters clusters = new Clusters()) {
      standby
          .withCommand("bash", "-c", script)
          .withExposedPorts(5432)
          .waitingFor(Wait.forLogMessage(".*ready to accept read-only connections.*", 1))
          .start();
      PostgresSource source =
          PostgresSource.parse(
              "jdbc:postgresql://"
                  + standby.getHost()
                  + ":"
                  + standby.getMappedPort(5432)
                  + "/?user=postgres");
      assertThatExceptionOfType(ClusterException.class)
          .isThrownBy(() -> clusters.cluster(new PostgresSpecification("", Map.of(), source)))
          .withMessageContaining("it is a standby")
          .withMessageContaining("give the URL of its primary");
    }
  }

  private static PostgresSpecification wanted(String version, Map<String, String> settings) {
    return new PostgresSpecification(
        version, settings, new PostgresSource.Container(Containers.image()));
  }
}
