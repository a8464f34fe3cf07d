package dev.plumbline.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An embedded server stands for the one that somebody else runs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExistingServerTest {

  /** Roles outlive a test that is killed, where the server's data does. */
  private final String suffix = Long.toString(System.nanoTime(), Character.MAX_RADIX);

  private final String creator = "creator_" + suffix;
  private final String reader = "reader_" + suffix;
  private final Clusters others = new Clusters();
  private final Clusters clusters = new Clusters();
  private Cluster other;
  private Database home;

  @BeforeAll
  void startTheOther() throws SQLException {
    other = others.cluster(new PostgresSpecification("", Map.of("work_mem", "8MB")));
    home = other.createDatabase("home");
    for (String role : new String[] {creator + " CREATEDB", reader}) {
      Sql.run(home, "CREATE ROLE " + role + " LOGIN PASSWORD 'hu''sh&'");
    }
  }

  @AfterAll
  void stopTheOther() throws SQLException {
    clusters.close();
    Sql.run(home, "DROP ROLE " + creator + ", " + reader);
    other.dropDatabase(home);
    others.close();
  }

  @Test
  void worksForARoleThatMayOnlyCreateDatabases() throws SQLException {
    Cluster cluster = clusters.cluster(wanted("", Map.of(), creator));
    assertThat(cluster.version()).isEqualTo(other.version());
    assertThat(cluster.description())
        .startsWith("PostgreSQL " + other.version() + " at jdbc:postgresql://127.0.0.1:")
        .contains(
            " as " + creator + " (an existing server, because the annotation or plumbline.postgres")
        .doesNotContain("fsync")
        .doesNotContain("sh&");
    Database original = cluster.createDatabase("original");
    assertThat(original.name()).startsWith("plumbline_");
    Sql.run(original, "CREATE TABLE loaf AS SELECT 7 AS id");
    try (Connection open = original.connect()) {
      assertThat(open.isValid(1)).isTrue();
      Database copy = cluster.cloneDatabase(original, "copy");
      assertThat(Sql.value(copy, "SELECT id FROM loaf")).isEqualTo("7");
      assertThat(Sql.value(copy, "SELECT current_user")).isEqualTo(creator);
      cluster.dropDatabase(copy);
    }
    cluster.dropDatabase(original);
  }

  @Test
  void templatesAndKeptDatabasesNeedNoMoreThanThat() throws SQLException {
    try (Clusters run = new Clusters();
        Clusters next = new Clusters()) {
      Cluster cluster = run.cluster(wanted("", Map.of(), creator));
      OneTable recipe = new OneTable();
      Template template = cluster.templates().get("existing", "existing", recipe);
      Database clone = cluster.newDatabase(template);
      assertThat(Sql.value(clone, "SELECT id FROM loaf")).isEqualTo("7");
      assertThat(cluster.keep(clone))
          .contains("Its server is not this run's to stop.")
          .contains("psql -h 127.0.0.1 ")
          .doesNotContain("sh&");
      Cluster later = next.cluster(wanted("", Map.of(), creator));
      assertThat(later.templates().get("existing", "existing", recipe).database())
          .isEqualTo(template.database());
      assertThat(recipe.built()).hasValue(1);
      later.discard(clone);
      later.dropDatabase(new Database(template.database(), ((ServerCluster) later).endpoint()));
    }
  }

  @Test
  void passesTheDriversParametersToEveryConnection() throws SQLException {
    Cluster cluster =
        clusters.cluster(
            specification("", Map.of(), creator, "&options=-c%20work_mem%3D5MB&sslmode=disable"));
    Database database = cluster.createDatabase("parameters");
    assertThat(Sql.value(database, "SHOW work_mem")).isEqualTo("5MB");
    assertThat(database.jdbcUrl())
        .endsWith(database.name() + "?options=-c%20work_mem%3D5MB&sslmode=disable");
    assertThat(database.username()).isEqualTo(creator);
    assertThat(database.password()).isEqualTo("hu'sh&");
    cluster.dropDatabase(database);
  }

  @Test
  void isSharedByEqualSpecifications() {
    assertThat(clusters.cluster(wanted("", Map.of(), creator)))
        .isSameAs(clusters.cluster(wanted("", Map.of(), creator)));
  }

  @Test
  void isNotStoppedOrEmptiedWithTheRun() throws SQLException {
    Database database;
    try (Clusters brief = new Clusters()) {
      database = brief.cluster(wanted("", Map.of(), creator)).createDatabase("brief");
    }
    assertThat(Sql.value(home, "SELECT 1")).isEqualTo("1");
    other.dropDatabase(new Database(database.name(), ((ServerCluster) other).endpoint()));
  }

  @Test
  void acceptsSettingsThatItHasHoweverTheyAreWritten() {
    Map<String, String> settings =
        Map.of(
            "work_mem", "8192kB",
            "Fsync", "false",
            "shared_buffers", "131072kB",
            "max_connections", "200",
            "checkpoint_timeout", "300s",
            "timezone", "Asia/Tokyo");
    String major = other.version().substring(0, other.version().indexOf('.'));
    assertThat(clusters.cluster(wanted(major, settings, creator)).version())
        .isEqualTo(other.version());
    assertThat(clusters.cluster(wanted(other.version(), settings, creator)).version())
        .isEqualTo(other.version());
  }

  @Test
  void namesEverythingThatIsInTheWay() {
    Map<String, String> settings =
        Map.of(
            "work_mem", "9MB",
            "max_connections", "7",
            "checkpoint_timeout", "6min",
            "shared_buffers", "lots",
            "app.motto", "bread",
            "bakery_mode", "on");
    assertThatExceptionOfType(ClusterException.class)
        .isThrownBy(() -> clusters.cluster(wanted("9", settings, reader)))
        .withMessageContaining(reader + " at jdbc:postgresql://127.0.0.1:")
        .withMessageContaining("may not create databases")
        .withMessageContaining("ALTER ROLE \"" + reader + "\" CREATEDB")
        .withMessageContaining("PostgreSQL 9 is wanted, and the server is " + other.version())
        .withMessageContaining("work_mem=9MB is wanted, and the server has 8MB")
        .withMessageContaining("max_connections=7 is wanted, and the server has 200")
        .withMessageContaining("checkpoint_timeout=6min is wanted, and the server has 5min")
        .withMessageContaining("shared_buffers=lots is wanted, and the server has 128MB")
        .withMessageContaining("app.motto=bread is wanted, and the server knows no such setting")
        .withMessageContaining("bakery_mode=on is wanted, and the server knows no such setting")
        .withMessageNotContaining("hu'sh");
  }

  @Test
  void saysWhyItCannotConnect() {
    assertRefused(url(creator, "wrong", "postgres", ""), "PLUMBLINE_POSTGRES_PASSWORD");
    assertRefused(url(creator, "hu'sh%26", "nowhere", ""), "Name an existing database");
    assertRefused("jdbc:postgresql://127.0.0.1:1/?user=ann&password=hu'sh", "host and port");
    assertRefused(url(creator, "hu'sh%26", "postgres", "&sslmode=require"), "SSL");
  }

  private void assertRefused(String url, String advice) {
    PostgresSource source = PostgresSource.parse(url);
    assertThatExceptionOfType(ClusterException.class)
        .isThrownBy(() -> clusters.cluster(new PostgresSpecification("", Map.of(), source)))
        .withMessageContaining("Cannot connect to PostgreSQL as ")
        .withMessageContaining(advice)
        .withMessageNotContaining("wrong")
        .withMessageNotContaining("hu'sh");
  }

  private PostgresSpecification wanted(String version, Map<String, String> settings, String role) {
    return specification(version, settings, role, "");
  }

  private PostgresSpecification specification(
      String version, Map<String, String> settings, String role, String parameters) {
    return new PostgresSpecification(
        version, settings, PostgresSource.parse(url(role, "hu'sh%26", "postgres", parameters)));
  }

  private String url(String role, String password, String database, String parameters) {
    Database.Endpoint endpoint = ((ServerCluster) other).endpoint();
    return endpoint.jdbcUrl(database) + "?user=" + role + "&password=" + password + parameters;
  }
}
