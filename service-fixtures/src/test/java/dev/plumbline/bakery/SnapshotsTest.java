package dev.plumbline.bakery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.catalog.Shape;
import dev.plumbline.changelog.Changelog;
import dev.plumbline.changelog.SearchPath;
import dev.plumbline.migrator.MigrationListener;
import dev.plumbline.migrator.Migrator;
import dev.plumbline.postgres.Cluster;
import dev.plumbline.postgres.Clusters;
import dev.plumbline.postgres.Database;
import dev.plumbline.postgres.PostgresSpecification;
import dev.plumbline.snapshot.SchemaSnapshot;
import dev.plumbline.verification.Verdict;
import dev.plumbline.verification.Verification;
import dev.plumbline.verification.Verifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract compares the snapshots with the newest PostgreSQL; here are the other versions. */
class SnapshotsTest {

  @ParameterizedTest
  @ValueSource(strings = {"14", "15", "16", "17"})
  void holdForEveryServiceOnOlderServers(String version) throws SQLException {
    List<String> services = Changelog.services(SearchPath.classPath());
    assertThat(services).hasSize(14);
    try (Clusters clusters = new Clusters()) {
      Cluster cluster = clusters.cluster(new PostgresSpecification(version, Map.of()));
      for (String service : services) {
        Database database = cluster.createDatabase(service);
        holds(service, database);
        cluster.discard(database);
      }
    }
  }

  private static void holds(String service, Database database) throws SQLException {
    SchemaSnapshot snapshot = SchemaSnapshot.ofService(service);
    try (Connection connection = database.connect()) {
      Verifier verifier = Verifier.forService(service);
      assertThat(verifier.verify(connection).verdict()).isEqualTo(Verdict.EMPTY);

      new Migrator(Changelog.locate(service, SearchPath.classPath()))
          .migrate(connection, MigrationListener.NONE);

      assertThat(CatalogReader.read(connection)).as(service).isEqualTo(snapshot.schema());
      assertThat(Shape.read(connection).digest()).as(service).isEqualTo(snapshot.shape());
      Verification verification = verifier.verify(connection);
      assertThat(verification.verdict()).as(verification.toText()).isEqualTo(Verdict.READY);
      assertThat(verification.findings().isEmpty()).isTrue();
    }
  }
}
