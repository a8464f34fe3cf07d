package dev.plumbline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.comparison.SchemaComparison;
import dev.plumbline.schema.OtherObject;
import dev.plumbline.schema.Schema;
import dev.plumbline.servers.Everything;
import dev.plumbline.servers.TestCluster;
import dev.plumbline.servers.TestCluster.Databases;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is neither table nor type nor code, and how tables are kept. */
@ExtendWith(TestCluster.class)
class OtherObjectsTest {

  static final List<String> VERSIONS = Everything.VERSIONS;

  @ParameterizedTest
  @ValueSource(strings = {"14", "18"})
  void whateverChangesIsRead(String version, Databases databases) throws IOException, SQLException {
    Map<String, Schema> schemas = new LinkedHashMap<>();
    try (Connection connection =
            databases.of(version).with(Everything.since(Integer.parseInt(version))).connect();
        Statement statement = connection.createStatement()) {
      Schema schema = CatalogReader.read(connection);
      connection.setAutoCommit(false);
      for (String change : Everything.changes("changes-of-catalog")) {
        Savepoint before = connection.setSavepoint();
        try {
          statement.execute(change);
        } catch (SQLException e) {
          throw new SQLException(change + ": " + e.getMessage(), e);
        }
        schemas.put(change, CatalogReader.read(connection));
        connection.rollback(before);
      }

      assertThat(CatalogReader.read(connection)).isEqualTo(schema);
      assertThat(schemas)
          .hasSizeGreaterThan(100)
          .allSatisfy(
              (change, after) -> {
                assertThat(after).isNotEqualTo(schema);
                assertThat(SchemaComparison.compare(schema, after)).isNotEmpty();
              });
    }
  }

  /** A role that may do nothing, as a verifier's can be. */
  @ParameterizedTest
  @FieldSource("VERSIONS")
  void areReadAlikeByEveryRole(String version, Databases databases)
      throws IOException, SQLException {
    try (Connection connection =
            databases.of(version).with(Everything.since(Integer.parseInt(version))).connect();
        Statement statement = connection.createStatement()) {
      Schema schema = CatalogReader.read(connection);
      statement.execute("set role pg_signal_backend");

      assertThat(SchemaComparison.compare(schema, CatalogReader.read(connection))).isEmpty();
    }
  }

  @Test
  void areOfAllKinds(Databases databases) throws IOException, SQLException {
    try (Connection connection = databases.with(Everything.since(18)).connect()) {
      Set<OtherObject.Type> read =
          CatalogReader.read(connection).otherObjects().stream()
              .map(OtherObject::type)
              .collect(Collectors.toSet());

      assertThat(read).isEqualTo(EnumSet.complementOf(EnumSet.of(OtherObject.Type.SUBSCRIPTION)));
    }
  }

  /** The table would be the subscriber's; nothing is connected, and nothing stays behind. */
  @ParameterizedTest
  @FieldSource("VERSIONS")
  void aSubscriptionIsReadWithoutItsConnection(String version, Databases databases)
      throws SQLException {
    try (Connection connection = databases.of(version).empty().connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(
          "create subscription fed connection 'dbname=nowhere password=crumbs'"
              + " publication breads, cakes with (connect = false, slot_name = none)");
      statement.execute("set local role pg_signal_backend");
      List<OtherObject> read = CatalogReader.read(connection).otherObjects();
      connection.rollback();

      assertThat(read)
          .containsExactly(
              new OtherObject(
                  "fed",
                  OtherObject.Type.SUBSCRIPTION,
                  "CREATE SUBSCRIPTION fed PUBLICATION breads, cakes"
                      + " WITH (enabled = false, slot_name = NONE, origin = any)",
                  List.of(),
                  null));
    }
  }

  @Test
  void nobodyReadsASecret(Databases databases) throws IOException, SQLException {
    try (Connection connection = databases.with(Everything.since(18)).connect()) {
      Schema schema = CatalogReader.read(connection);

      assertThat(schema.toString()).doesNotContain("crumbs");
      assertThat(schema.otherObjects())
          .filteredOn(object -> object.type() == OtherObject.Type.FOREIGN_SERVER)
          .extracting(OtherObject::definition)
          .containsExactly(
              "CREATE SERVER afar TYPE 'oven' VERSION '2' FOREIGN DATA WRAPPER nowhere OPTIONS"
                  + " (host 'db', sslpassword '***', url 'http://baker:***@db/')");
    }
  }

  /** Whoever migrates, and whoever owns the database: the role has another name elsewhere. */
  @Test
  void ofTheRoleThatMigratesHaveNoName(Databases databases) throws SQLException {
    String made =
        """
        create table databasechangelog (id text);
        alter default privileges for role %1$s grant select on tables to pg_monitor;
        create foreign data wrapper nowhere;
        create server afar foreign data wrapper nowhere;
        create user mapping for %1$s server afar;
        """;
    try (Connection one = databases.with(made.formatted("current_user")).connect();
        Connection other =
            databases
                .with(
                    made.formatted("pg_signal_backend")
                        + "alter table databasechangelog owner to pg_signal_backend")
                .connect()) {
      assertThat(CatalogReader.read(one)).isEqualTo(CatalogReader.read(other));
    }
  }
}
