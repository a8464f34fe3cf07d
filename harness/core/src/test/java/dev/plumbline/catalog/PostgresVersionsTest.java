package dev.plumbline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.comparison.SchemaComparison;
import dev.plumbline.schema.Schema;
import dev.plumbline.servers.Everything;
import dev.plumbline.servers.TestCluster;
import dev.plumbline.servers.TestCluster.Databases;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

@ExtendWith(TestCluster.class)
class PostgresVersionsTest {

  static final List<String> VERSIONS = Everything.VERSIONS;

  @ParameterizedTest(name = "PostgreSQL {0} and {1}, what {2} had")
  @CsvSource({"14, 18, 14", "15, 18, 15", "16, 18, 15", "17, 18, 15"})
  void readTheSameSchemaToTheSameValue(String some, String other, int features, Databases databases)
      throws IOException, SQLException {
    String sql = Everything.since(features);

    Schema expected = read(databases.of(other), sql);
    Schema actual = read(databases.of(some), sql);

    assertThat(SchemaComparison.compare(expected, actual)).isEmpty();
    assertThat(actual).isEqualTo(expected);
  }

  @ParameterizedTest
  @FieldSource("VERSIONS")
  void readViewsToTheSameValue(String version, Databases databases)
      throws IOException, SQLException {
    Schema expected = read(databases.of("18"), Everything.views());

    assertThat(SchemaComparison.compare(expected, read(databases.of(version), Everything.views())))
        .isEmpty();
    assertThat(expected.tables()).hasSizeGreaterThan(50);
  }

  @ParameterizedTest
  @FieldSource("VERSIONS")
  void readASchemaMadeTwiceToTheSameValue(String version, Databases databases)
      throws IOException, SQLException {
    String sql = Everything.since(Integer.parseInt(version));
    Databases server = databases.of(version);

    assertThat(read(server, sql)).isEqualTo(read(server, sql));
  }

  @ParameterizedTest
  @FieldSource("VERSIONS")
  void findANewDatabaseEmpty(String version, Databases databases) throws SQLException {
    assertThat(read(databases.of(version), "select").isEmpty()).isTrue();
    assertThat(read(databases.of(version), "select").namespaces())
        .hasSize(1)
        .allSatisfy(
            namespace -> {
              assertThat(namespace.grants()).isEmpty();
              assertThat(namespace.comment()).isNull();
            });
  }

  private static Schema read(Databases databases, String sql) throws SQLException {
    try (Connection connection = databases.with(sql).connect()) {
      return CatalogReader.read(connection);
    }
  }
}
