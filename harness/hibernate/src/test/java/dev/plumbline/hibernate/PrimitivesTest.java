package dev.plumbline.hibernate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.finding.Finding;
import dev.plumbline.hibernate.turns.Mill;
import dev.plumbline.parity.Mapping;
import dev.plumbline.parity.MappingParity;
import dev.plumbline.postgres.Cluster;
import dev.plumbline.postgres.Clusters;
import dev.plumbline.postgres.Database;
import dev.plumbline.postgres.PostgresSpecification;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A null where a primitive is can be stored by others, but not be read. */
class PrimitivesTest {

  private static final String SCHEMA =
      """
      create table mills (id bigint primary key, turns integer, stones integer);
      insert into mills values (1, null, 2), (2, 1, null)
      """;

  @Test
  void aPrimitiveIsToldFromWhatIsOnlyDeclared() throws SQLException {
    try (Clusters clusters = new Clusters()) {
      Cluster cluster = clusters.cluster(PostgresSpecification.newest());
      Database database = database(cluster);
      Database copy = database(cluster);
      Database empty = cluster.createDatabase("mills_empty");
      Entities entities = Entities.ofClasses(Mill.class);
      try (Connection connection = database.connect();
          EntityManagerFactory factory =
              entities.createEntityManagerFactory(database.dataSource())) {
        Mapping mapping = entities.mapping(empty.dataSource(), copy.dataSource());
        Map<String, String> consequences = new HashMap<>();
        for (Finding finding :
            MappingParity.compare(mapping, CatalogReader.read(connection), connection)) {
          consequences.put(finding.subject(), finding.consequence());
        }

        assertThat(consequences).containsOnlyKeys("mills.turns", "mills.stones");
        assertThat(consequences.get("mills.turns"))
            .startsWith("Reading a row that holds null fails");
        assertThat(consequences.get("mills.stones")).startsWith("Rows written by others may hold");
        try (EntityManager manager = factory.createEntityManager()) {
          assertThatThrownBy(() -> manager.find(Mill.class, 1L))
              .isInstanceOf(RuntimeException.class);
          assertThat(manager.find(Mill.class, 2L)).isNotNull();
        }
      } finally {
        cluster.discard(database);
        cluster.discard(copy);
        cluster.discard(empty);
      }
    }
  }

  private static Database database(Cluster cluster) throws SQLException {
    Database database = cluster.createDatabase("mills");
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(SCHEMA);
    }
    return database;
  }
}
