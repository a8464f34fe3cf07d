package dev.plumbline.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.plumbline.schema.Grant;
import dev.plumbline.schema.Namespace;
import dev.plumbline.schema.OtherObject;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Schema;
import dev.plumbline.servers.Everything;
import dev.plumbline.servers.TestCluster;
import dev.plumbline.servers.TestCluster.Databases;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(TestCluster.class)
class GrantsTest {

  static final List<String> VERSIONS = Everything.VERSIONS;

  private static final String OBJECTS =
      """
      create table t (a integer, b integer);
      create sequence s;
      create type e as enum ('A');
      create function f() returns integer language sql return 1;
      """;

  private static Schema read(Databases databases, String sql) throws SQLException {
    try (Connection connection = databases.with(sql).connect()) {
      return CatalogReader.read(connection);
    }
  }

  private static List<Grant> onTable(Databases databases, String sql) throws SQLException {
    return read(databases, OBJECTS + sql)
        .table(new QualifiedName("public", "t"))
        .orElseThrow()
        .grants();
  }

  private static Grant granted(String grantee, String... privileges) {
    return new Grant(grantee, List.of(privileges), List.of());
  }

  private static Grant revoked(String grantee, String... privileges) {
    return new Grant(grantee, List.of(), List.of(privileges));
  }

  @ParameterizedTest
  @FieldSource("VERSIONS")
  void areReadAlikeOnAllVersions(String version, Databases databases) throws SQLException {
    assertThat(
            onTable(
                databases.of(version),
                """
                grant all on t to pg_monitor;
                grant all on t to pg_signal_backend with grant option;
                grant insert, select on t to pg_read_all_data;
                grant update on t to pg_read_all_data with grant option;
                """))
        .containsExactly(
            granted("pg_monitor", "ALL"),
            granted("pg_read_all_data", "INSERT", "SELECT", "UPDATE WITH GRANT OPTION"),
            granted("pg_signal_backend", "ALL WITH GRANT OPTION"));
  }

  @ParameterizedTest
  @FieldSource("VERSIONS")
  void onThePublicSchemaAreToldFromThoseOfANewDatabase(String version, Databases databases)
      throws SQLException {
    assertThat(
            read(
                    databases.of(version),
                    """
                    revoke usage on schema public from public;
                    grant usage on schema public to pg_monitor;
                    """)
                .namespaces())
        .containsExactly(
            new Namespace(
                "public",
                List.of(revoked("PUBLIC", "USAGE"), granted("pg_monitor", "USAGE")),
                null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "grant select on t to pg_monitor; revoke select on t from pg_monitor",
        "grant update (a) on t to pg_monitor; revoke update (a) on t from pg_monitor",
        "revoke execute on function f from public; grant execute on function f to public",
        "revoke usage on type e from public; grant usage on type e to public",
        "alter table t owner to pg_monitor; alter sequence s owner to pg_monitor;"
            + " alter type e owner to pg_monitor; alter function f owner to pg_monitor",
        "grant select on t to pg_read_all_data; alter table t owner to pg_monitor;"
            + " revoke select on t from pg_read_all_data"
      })
  void leaveNothingBehindWhereNothingIsGranted(String sql, Databases databases)
      throws SQLException {
    assertThat(read(databases, OBJECTS + sql)).isEqualTo(read(databases, OBJECTS));
  }

  @Test
  void ofTheOwnersDefaultPrivilegesAreNone(Databases databases) throws SQLException {
    String defaults =
        """
        alter default privileges grant select on tables to pg_monitor;
        alter default privileges in schema public grant usage on sequences to pg_monitor;
        alter default privileges revoke execute on functions from public;
        alter default privileges grant usage on types to pg_monitor;
        """;

    Schema expected = read(databases, OBJECTS + defaults);
    assertThat(expected.tables()).isEqualTo(read(databases, OBJECTS).tables());
    assertThat(expected.routines()).isEqualTo(read(databases, OBJECTS).routines());
    assertThat(read(databases, defaults + OBJECTS)).isEqualTo(expected);
    assertThat(read(databases, defaults + OBJECTS + "grant select, insert on t to pg_monitor"))
        .isEqualTo(read(databases, OBJECTS + defaults + "grant insert on t to pg_monitor"));
    assertThat(expected.otherObjects())
        .extracting(OtherObject::name, OtherObject::grants)
        .containsExactly(
            tuple("functions of OWNER", List.of(revoked("PUBLIC", "EXECUTE"))),
            tuple("sequences of OWNER in public", List.of(granted("pg_monitor", "USAGE"))),
            tuple("tables of OWNER", List.of(granted("pg_monitor", "SELECT"))),
            tuple("types of OWNER", List.of(granted("pg_monitor", "USAGE"))));
  }

  @Test
  void thatTheOwnerHasGivenUpAreRevoked(Databases databases) throws SQLException {
    assertThat(onTable(databases, "revoke delete, truncate on t from current_user"))
        .containsExactly(revoked("OWNER", "DELETE", "TRUNCATE"));
  }

  @Test
  void onColumnsBelongToTheColumn(Databases databases) throws SQLException {
    Schema schema = read(databases, OBJECTS + "grant select (a), update (a) on t to pg_monitor");

    assertThat(schema.table(new QualifiedName("public", "t")).orElseThrow().columns())
        .extracting(column -> column.grants())
        .containsExactly(List.of(granted("pg_monitor", "SELECT", "UPDATE")), List.of());
  }
}
