package dev.plumbline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.postgres.Database;
import dev.plumbline.servers.Everything;
import dev.plumbline.servers.Shadows;
import dev.plumbline.servers.TestCluster;
import dev.plumbline.servers.TestCluster.Databases;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Nobody who may create functions somewhere can have them called by whoever reads a schema. */
@ExtendWith(TestCluster.class)
class QualifiedNamesTest {

  /** Whatever the queries say differently for different versions, they say on one of these. */
  static final List<String> VERSIONS = List.of("14", "16", "18");

  /** Found even where a query would come to the name only for objects that no test has. */
  @ParameterizedTest(name = "PostgreSQL {0}")
  @FieldSource("VERSIONS")
  void queriesNameNothingOfOthers(String version, Databases databases) throws SQLException {
    Database database = databases.of(version).empty();
    Shadows.in(database).withCatalog();
    Map<String, List<String>> found = new TreeMap<>();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (String path : Shadows.searchPaths().toList()) {
        statement.execute("set search_path = " + path);
        int majorVersion = Integer.parseInt(version);
        for (CatalogQuery query : CatalogQuery.values()) {
          found.put(query + ", " + path, Shadows.in(query.sql(majorVersion), connection));
        }
        found.put("shape, " + path, Shadows.in(Shape.query(majorVersion), connection));
        found.put(
            "shape of a schema, " + path,
            Shadows.in(
                Shape.query(majorVersion, "pg_catalog.current_schema()", List.of("other")),
                connection));
      }
    }

    found.values().removeIf(List::isEmpty);
    assertThat(found).isEmpty();
  }

  @Test
  void readingCallsNothingOfOthers(Databases databases) throws IOException, SQLException {
    Database database = databases.with(Everything.since(18));
    Shadows shadows = Shadows.in(database);
    for (String path : Shadows.searchPaths().toList()) {
      shadows.setSearchPath(path);
      try (Connection connection = database.connect()) {
        CatalogReader.read(connection);
        CatalogReader.readUnprepared(connection, "public");
        Shape.read(connection);
      }
    }

    assertThat(shadows.calls()).isEmpty();
  }

  /** The other tests would see it: an operator for names is nearer than the one for texts. */
  @Test
  void whatIsNotQualifiedLeadsToOthers(Databases databases) throws SQLException {
    Database database = databases.empty();
    Shadows shadows = Shadows.in(database);
    for (String path : Shadows.searchPaths().toList()) {
      shadows.setSearchPath(path);
      String query = "select 1 as one from pg_class where relname like 'a'::name";
      try (Connection connection = database.connect();
          Statement statement = connection.createStatement()) {
        statement.execute(query);

        assertThat(Shadows.in(query, connection))
            .contains("shadows.~~(pg_catalog.name,pg_catalog.name)");
      }
      assertThat(shadows.calls()).contains(new Shadows.Call("operator ~~(name, name)", query));
    }
  }
}
