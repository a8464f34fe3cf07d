package dev.plumbline.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.changelog.Changelog;
import dev.plumbline.changelog.SearchPath;
import dev.plumbline.migrator.MigrationListener;
import dev.plumbline.migrator.Migrator;
import dev.plumbline.rows.GeneratedRows.Filled;
import dev.plumbline.rows.GeneratedRows.Kind;
import dev.plumbline.schema.Schema;
import dev.plumbline.servers.Disposable;
import dev.plumbline.servers.Everything;
import dev.plumbline.servers.TestCluster;
import dev.plumbline.servers.TestCluster.Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a schema demands, its tables get rows, or it is said why not. */
@ExtendWith(TestCluster.class)
class ConstraintsOfAllKindsTest {

  private static final Path BAKERY = Path.of("../..");
  private static final Path PARITY = Path.of("../parity/src/test/resources/parity");

  /** Types that have no input: nobody can write a value. */
  private static final List<String> WITHOUT_INPUT =
      List.of(
          "gtsvector",
          "gtsvector[]",
          "pg_brin_bloom_summary",
          "pg_brin_minmax_multi_summary",
          "pg_dependencies",
          "pg_mcv_list",
          "pg_ndistinct",
          "pg_node_tree");

  @ParameterizedTest
  @ValueSource(strings = {"14", "18"})
  void columnsOfEveryType(String version, Databases databases) throws SQLException {
    String sql =
        """
        do $$ declare t record; begin
          for t in select format_type(oid, null) as name from pg_type where typtype in ('b', 'r', 'm')
            and typnamespace = 'pg_catalog'::regnamespace
            and not exists (select from pg_type as e where e.oid = pg_type.typelem and e.typtype in ('c', 'p'))
          loop
            execute format('create table %I (v %s not null, n %s)', 'of ' || t.name, t.name, t.name);
          end loop; end $$""";
    for (Kind kind : Kind.values()) {
      try (FilledDatabase database = FilledDatabase.with(databases.of(version), sql, kind, 12)) {
        assertThat(database.unfilled().keySet())
            .allSatisfy(table -> assertThat(WITHOUT_INPUT).contains(table.substring(3)));
        assertThat(database.unfilled().values())
            .allMatch(why -> why.startsWith("no text is known"));
        assertThat(database.filled().rows()).hasSizeGreaterThan(150);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void constraintsOfEveryKind(Kind kind, Databases databases) throws IOException, SQLException {
    String sql = FilledDatabase.script("constraints.sql");
    try (FilledDatabase database = FilledDatabase.with(databases, sql, kind, 60)) {
      assertThat(database.unfilled())
          .containsOnlyKeys("impossible", "never", "never_child", "silent");
      assertThat(database.unfilled().get("impossible")).contains("impossible_v_check");
      assertThat(database.unfilled().get("never")).contains("never ever");
      assertThat(database.unfilled().get("never_child")).contains("never, which has none");
      assertThat(database.unfilled().get("silent")).contains("trigger");
      assertThat(database.value("select count(*) from people where chief_id is not null"))
          .isNotEqualTo("0");
      assertThat(database.value("select count(*) from ring_c where d_id is not null"))
          .isNotEqualTo("0");
      assertThat(database.value("select count(*) from ring_a join ring_b on ring_b.id = b_id"))
          .isEqualTo("60");
      assertThat(
              database.value(
                  "select count(*) from legacy2 where not exists"
                      + " (select from people where people.id = p_id) and p_id is not null"))
          .isEqualTo(kind == Kind.PLAIN ? "0" : "2");
    }
  }

  @Test
  void aRoleThatMayNotDoEverything(Databases databases) throws SQLException {
    try (Connection connection = databases.empty().connect()) {
      Disposable.execute(
          connection, "create role rows_owner; grant create on schema public to rows_owner");
      try {
        Disposable.execute(
            connection,
            "set role rows_owner; create table a (id int primary key, b int not null);"
                + "create table b (id int primary key, a int not null references a);"
                + "alter table a add foreign key (b) references b; create table c (id serial, t text)");
        Schema schema = CatalogReader.read(connection);
        Filled filled = GeneratedRows.of(schema, Kind.HOSTILE, 20, 1).fill(connection);
        assertThat(filled.unfilled()).hasSize(2);
        assertThat(filled.unfilled().get(0).reason()).contains("in a circle");
        assertThat(filled.rows()).containsValue(20L);
      } finally {
        Disposable.execute(
            connection, "reset role; drop owned by rows_owner; drop role rows_owner");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"14", "18"})
  void objectsOfEveryKind(String version, Databases databases) throws IOException, SQLException {
    String sql = Everything.since(Integer.parseInt(version));
    for (Kind kind : Kind.values()) {
      try (FilledDatabase database = FilledDatabase.with(databases.of(version), sql, kind, 40)) {
        assertThat(database.unfilled()).containsOnlyKeys("lists", "lists_1", "remote", "tiered");
      }
    }
  }

  static Stream<Path> schemasOfOthers() throws IOException {
    try (Stream<Path> folders = Files.list(PARITY)) {
      return folders
          .flatMap(folder -> Stream.of(folder.resolve("actual.sql"), folder.resolve("mapped.sql")))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource
  void schemasOfOthers(Path file, Databases databases) throws IOException, SQLException {
    for (Kind kind : Kind.values()) {
      try (FilledDatabase database =
          FilledDatabase.with(databases, Files.readString(file), kind, 20)) {
        assertThat(database.unfilled().values()).allMatch(why -> why.equals("it has no partition"));
      }
    }
  }

  static List<String> services() {
    return Changelog.services(SearchPath.of(BAKERY));
  }

  @ParameterizedTest
  @MethodSource("services")
  void theBakery(String service, Databases databases) throws SQLException {
    for (Kind kind : Kind.values()) {
      try (Connection connection = databases.empty().connect()) {
        new Migrator(Changelog.locate(service, SearchPath.of(BAKERY)))
            .migrate(connection, MigrationListener.NONE);
        Schema schema = CatalogReader.read(connection);
        Filled filled = GeneratedRows.of(schema, kind, 50, 3).fill(connection);
        assertThat(filled.unfilled()).isEmpty();
        assertThat(filled.rows()).isNotEmpty();
      }
    }
  }
}
