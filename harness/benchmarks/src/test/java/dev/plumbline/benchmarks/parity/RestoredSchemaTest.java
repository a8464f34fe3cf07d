package dev.plumbline.benchmarks.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.benchmarks.model.EntityModel;
import dev.plumbline.benchmarks.model.ServiceModels;
import dev.plumbline.canonical.CanonicalExpressions;
import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.changelog.Changelog;
import dev.plumbline.changelog.SearchPath;
import dev.plumbline.comparison.Difference;
import dev.plumbline.comparison.SchemaComparison;
import dev.plumbline.migrator.MigrationListener;
import dev.plumbline.migrator.Migrator;
import dev.plumbline.parity.Mapping;
import dev.plumbline.parity.MappingParity;
import dev.plumbline.postgres.Cluster;
import dev.plumbline.postgres.Clusters;
import dev.plumbline.postgres.Database;
import dev.plumbline.postgres.PostgresSpecification;
import dev.plumbline.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A schema that was dumped and restored is the same, and suits the entities as before.
 *
 * <p>The embedded binaries have no {@code pg_dump}, so the machine's is used, on a server of the
 * newest version that it knows; what it writes is restored on every version. What a newer {@code
 * pg_dump} would write of a newer server is not covered.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestoredSchemaTest {

  private static final int OLDEST = 14;
  private static final int NEWEST = 18;

  private final Clusters clusters = new Clusters();
  private final Map<String, String> dumps = new HashMap<>();

  @BeforeAll
  void dump() throws Exception {
    Optional<PgDump> found = PgDump.find();
    assumeTrue(
        found.filter(dump -> dump.major() >= OLDEST).isPresent(),
        "there is no pg_dump of version 14 or newer on the path");
    PgDump dump = found.orElseThrow();
    Cluster cluster = cluster(Math.min(dump.major(), NEWEST));
    for (EntityModel model : ServiceModels.all()) {
      Database database = migrated(model, cluster);
      dumps.put(model.name(), dump.schemaOf(database));
      cluster.discard(database);
    }
  }

  @AfterAll
  void close() {
    clusters.close();
  }

  private Cluster cluster(int version) {
    return clusters.cluster(new PostgresSpecification(String.valueOf(version), Map.of()));
  }

  /** Each on the oldest and the newest version, and on one of those between. */
  private static List<EntityModel> models(int version) {
    List<EntityModel> all = ServiceModels.all();
    int between = NEWEST - OLDEST - 1;
    return version == OLDEST || version == NEWEST
        ? all
        : IntStream.range(0, all.size())
            .filter(index -> index % between == version - OLDEST - 1)
            .mapToObj(all::get)
            .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {14, 15, 16, 17, 18})
  void restoredSchemasAreTheSame(int version) throws Exception {
    Cluster cluster = cluster(version);
    for (EntityModel model : models(version)) {
      Database migrated = migrated(model, cluster);
      Database database = cluster.cloneDatabase(migrated, model.name());
      Database restored = cluster.createDatabase(model.name() + "_restored");
      try (Connection one = database.connect();
          Connection other = restored.connect()) {
        restore(dumps.getOrDefault(model.name(), ""), other);
        isTheSame(model, mapping(model, migrated, cluster), one, other);
      } finally {
        cluster.discard(migrated);
        cluster.discard(database);
        cluster.discard(restored);
      }
    }
  }

  private static void isTheSame(
      EntityModel model, Mapping mapping, Connection one, Connection other) throws SQLException {
    Schema original = CatalogReader.read(one);
    Schema restored = CatalogReader.read(other);
    List<String> differences =
        SchemaComparison.compare(
                CanonicalExpressions.of(original, restored, one),
                CanonicalExpressions.of(restored, original, other))
            .stream()
            .map(Difference::toText)
            .toList();
    assertThat(differences).as(model.name()).isEmpty();

    assertThat(MappingParity.compare(mapping, restored, other).toText())
        .as(model.name())
        .isEqualTo(MappingParity.compare(mapping, original, one).toText());
  }

  private static Mapping mapping(EntityModel model, Database migrated, Cluster cluster)
      throws SQLException {
    Database empty = cluster.createDatabase(model.name() + "_empty");
    Database copy = cluster.cloneDatabase(migrated, model.name() + "_copy");
    try {
      return model.entities().mapping(empty.dataSource(), copy.dataSource());
    } finally {
      cluster.discard(empty);
      cluster.discard(copy);
    }
  }

  private static Database migrated(EntityModel model, Cluster cluster) throws SQLException {
    Database database = cluster.createDatabase(model.name());
    Changelog changelog = Changelog.locate(model.name(), SearchPath.classPath());
    try (Connection connection = database.connect()) {
      new Migrator(changelog).migrate(connection, MigrationListener.NONE);
    }
    return database;
  }

  /** In a session of its own way of speaking, which is then set back. */
  private static void restore(String dump, Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(dump);
      statement.execute("reset all");
    }
  }
}
