package dev.plumbline.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.plumbline.postgres.Database;
import dev.plumbline.schema.Check;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.Deferrability;
import dev.plumbline.schema.Enforcement;
import dev.plumbline.schema.EnumType;
import dev.plumbline.schema.ForeignKey;
import dev.plumbline.schema.Index;
import dev.plumbline.schema.IndexTuning;
import dev.plumbline.schema.Namespace;
import dev.plumbline.schema.PrimaryKey;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.SchemaObject;
import dev.plumbline.schema.Sequence;
import dev.plumbline.schema.Table;
import dev.plumbline.schema.UniqueConstraint;
import dev.plumbline.servers.Everything;
import dev.plumbline.servers.TestCluster;
import dev.plumbline.servers.TestCluster.Databases;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestCluster.class)
class CatalogReaderTest {

  private static final String BAKERY =
      """
      create schema archive;
      create type state as enum ('OPEN', 'DONE');
      create domain weight as integer not null default 1 check (value > 0);
      create procedure tidy() language sql as 'select 1';
      create sequence tickets start 5 increment by 50;
      create table archive.customers (id bigint primary key, name varchar(40) collate "C");
      create table orders (
        id bigint generated always as identity primary key,
        customer_id bigint references archive.customers on delete cascade,
        note text not null default 'none',
        state state,
        legacy_id serial,
        doubled integer generated always as (legacy_id * 2) stored,
        constraint uq_orders unique (note, state),
        constraint ck_orders check (legacy_id > 0 and note <> ''));
      create index ix_orders on orders using gin (to_tsvector('simple', note));
      create unique index ux_orders on orders (lower(note), id) where state = 'OPEN';
      create materialized view totals as select count(*) as orders from orders;
      create table visits (day date not null, id integer) partition by range (day);
      create table visits_2026 partition of visits for values from ('2026-01-01') to ('2027-01-01');
      create function stamp() returns trigger language plpgsql as 'begin return new; end';
      create trigger stamp before insert on orders for each row execute function stamp();
      comment on table orders is 'What was ordered';
      create table databasechangelog (id text);
      create table databasechangeloglock (id integer);
      """;

  private static Schema read(Database database) throws SQLException {
    try (Connection connection = database.connect()) {
      return CatalogReader.read(connection);
    }
  }

  private static Table table(Schema schema, String name) {
    return schema.table(new QualifiedName("public", name)).orElseThrow();
  }

  private static Column column(
      String name,
      String type,
      boolean nullable,
      @Nullable String defaultExpression,
      Column.@Nullable Generation generation) {
    return new Column(
        name,
        type,
        nullable,
        defaultExpression,
        null,
        null,
        generation,
        null,
        List.of(),
        Column.Tuning.USUAL,
        List.of(),
        null);
  }

  @Test
  void anIndexIsDefinedAsPostgresPrintsItWhateverItsNames(Databases databases) throws SQLException {
    Database database =
        databases.with(
            """
            create table "user" (id int, "order" int, "Limit" int);
            create index "check" on "user" ("order", "Limit") include (id)""");
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("select pg_get_indexdef('public.\"check\"'::regclass)")) {
      Table table = CatalogReader.read(connection).tables().get(0);

      row.next();
      assertThat(table.indexes().get(0).definition(table.name())).isEqualTo(row.getString(1));
    }
  }

  @Test
  void readsTablesAndWhatBelongsToThem(Databases databases) throws SQLException {
    Table orders = table(read(databases.with(BAKERY)), "orders");

    assertThat(orders.type()).isEqualTo(Table.Type.TABLE);
    assertThat(orders.comment()).isEqualTo("What was ordered");
    assertThat(orders.columns())
        .containsExactly(
            new Column(
                "id",
                "bigint",
                false,
                null,
                Column.Identity.ALWAYS,
                new Sequence(
                    new QualifiedName("public", "orders_id_seq"),
                    "bigint",
                    1,
                    1,
                    1,
                    Long.MAX_VALUE,
                    1,
                    false,
                    false,
                    "orders.id",
                    List.of(),
                    null),
                null,
                null,
                List.of(),
                Column.Tuning.USUAL,
                List.of(),
                null),
            column("customer_id", "bigint", true, null, null),
            column("note", "text", false, "'none'::text", null),
            column("state", "state", true, null, null),
            column(
                "legacy_id", "integer", false, "nextval('orders_legacy_id_seq'::regclass)", null),
            column(
                "doubled", "integer", true, null, new Column.Generation("(legacy_id * 2)", true)));
    assertThat(orders.primaryKey())
        .isEqualTo(
            new PrimaryKey(
                "orders_pkey",
                List.of("id"),
                List.of(),
                false,
                Deferrability.NOT_DEFERRABLE,
                IndexTuning.USUAL,
                null));
    assertThat(orders.uniqueConstraints())
        .containsExactly(
            new UniqueConstraint(
                "uq_orders",
                List.of("note", "state"),
                List.of(),
                true,
                false,
                Deferrability.NOT_DEFERRABLE,
                IndexTuning.USUAL,
                null));
    assertThat(orders.foreignKeys())
        .containsExactly(
            new ForeignKey(
                "orders_customer_id_fkey",
                List.of("customer_id"),
                new QualifiedName("archive", "customers"),
                List.of("id"),
                ForeignKey.Match.SIMPLE,
                ForeignKey.Action.NO_ACTION,
                ForeignKey.Action.CASCADE,
                List.of(),
                false,
                Deferrability.NOT_DEFERRABLE,
                Enforcement.VALID,
                null));
    assertThat(orders.checks())
        .containsExactly(
            new Check(
                "ck_orders",
                List.of("legacy_id", "note"),
                "((legacy_id > 0) AND (note <> ''::text))",
                true,
                Enforcement.VALID,
                null));
    assertThat(orders.indexes()).extracting(Index::name).containsExactly("ix_orders", "ux_orders");
    Index partial = orders.indexes().get(1);
    assertThat(partial.unique()).isTrue();
    assertThat(partial.valid()).isTrue();
    assertThat(partial.keys()).containsExactly("lower(note)", "id");
    assertThat(partial.predicate()).isEqualTo("(state = 'OPEN'::state)");
    assertThat(orders.triggers()).extracting(SchemaObject::label).containsExactly("stamp");
  }

  @Test
  void readsWhatStandsBesideTables(Databases databases) throws SQLException {
    Schema schema = read(databases.with(BAKERY));

    assertThat(schema.namespaces())
        .containsExactly(
            new Namespace("archive", List.of(), null), new Namespace("public", List.of(), null));
    assertThat(schema.enumTypes())
        .containsExactly(
            new EnumType(
                new QualifiedName("public", "state"), List.of("OPEN", "DONE"), List.of(), null));
    assertThat(schema.domains()).extracting(SchemaObject::label).containsExactly("weight");
    assertThat(schema.routines())
        .extracting(SchemaObject::label)
        .containsExactly("stamp()", "tidy()");
    assertThat(schema.sequences())
        .containsExactly(
            new Sequence(
                new QualifiedName("public", "orders_legacy_id_seq"),
                "integer",
                1,
                1,
                1,
                Integer.MAX_VALUE,
                1,
                false,
                false,
                "orders.legacy_id",
                List.of(),
                null),
            new Sequence(
                new QualifiedName("public", "tickets"),
                "bigint",
                5,
                50,
                1,
                Long.MAX_VALUE,
                1,
                false,
                false,
                null,
                List.of(),
                null));
    assertThat(schema.table(new QualifiedName("archive", "customers")).orElseThrow().columns())
        .extracting(Column::collation)
        .containsExactly(null, "\"C\"");
  }

  @Test
  void readsADatabaseWithoutTheSchemaThatIsAlwaysThere(Databases databases) throws SQLException {
    Schema schema =
        read(databases.with("create schema t; create table t.a (id integer); drop schema public"));

    assertThat(schema.namespaces()).containsExactly(new Namespace("t", List.of(), null));
    assertThat(schema.tables()).extracting(SchemaObject::label).containsExactly("t.a");
  }

  @Test
  void tellsKindsOfTablesApart(Databases databases) throws SQLException {
    Schema schema = read(databases.with(BAKERY));

    assertThat(schema.tables())
        .extracting(Table::label, Table::type)
        .containsExactly(
            tuple("archive.customers", Table.Type.TABLE),
            tuple("orders", Table.Type.TABLE),
            tuple("totals", Table.Type.MATERIALIZED_VIEW),
            tuple("visits", Table.Type.PARTITIONED_TABLE),
            tuple("visits_2026", Table.Type.PARTITION));
    assertThat(table(schema, "visits").inheritance())
        .isEqualTo(new Table.Inheritance(List.of(), null, "RANGE (day)", false, null, List.of()));
    assertThat(table(schema, "visits_2026").inheritance())
        .isEqualTo(
            new Table.Inheritance(
                List.of(new QualifiedName("public", "visits")),
                "FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')",
                null,
                false,
                null,
                List.of()));
  }

  @Test
  void readsTheSameUnderAnySearchPathAndRestoresIt(Databases databases) throws SQLException {
    Database database = databases.with(BAKERY);
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("set search_path = archive, pg_catalog");

      assertThat(CatalogReader.read(connection)).isEqualTo(read(database));

      try (ResultSet row = statement.executeQuery("show search_path")) {
        row.next();
        assertThat(row.getString(1)).isEqualTo("archive, pg_catalog");
      }
    }
  }

  @Test
  void readsTheSameUnderAnySettingsAndRestoresThem(Databases databases)
      throws IOException, SQLException {
    Database database = databases.with(Everything.since(18));
    Map<String, String> settings =
        Map.of(
            "timezone", "Asia/Kathmandu",
            "intervalstyle", "iso_8601",
            "datestyle", "ISO, DMY",
            "extra_float_digits", "-5",
            "bytea_output", "escape",
            "quote_all_identifiers", "on");
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (Map.Entry<String, String> setting : settings.entrySet()) {
        statement.execute("set " + setting.getKey() + " = '" + setting.getValue() + "'");
      }

      assertThat(CatalogReader.read(connection)).isEqualTo(read(database));

      for (Map.Entry<String, String> setting : settings.entrySet()) {
        try (ResultSet row = statement.executeQuery("show " + setting.getKey())) {
          row.next();
          assertThat(row.getString(1)).isEqualTo(setting.getValue());
        }
      }
    }
  }

  @Test
  void leavesTheSessionAsItWasWhenTheServerRefuses(Databases databases) throws SQLException {
    try (Connection connection = databases.empty().connect();
        Statement statement = connection.createStatement()) {
      statement.execute("set search_path = pg_catalog");
      statement.execute("set statement_timeout = '1ms'");

      assertThatThrownBy(
              () -> {
                while (true) {
                  CatalogReader.read(connection);
                }
              })
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("statement timeout");

      statement.execute("set statement_timeout = 0");
      try (ResultSet row = statement.executeQuery("show search_path")) {
        row.next();
        assertThat(row.getString(1)).isEqualTo("pg_catalog");
      }
    }
  }

  @Test
  void readsInAReadOnlyTransaction(Databases databases) throws SQLException {
    Database database = databases.with(BAKERY);
    try (Connection connection = database.connect()) {
      connection.setReadOnly(true);
      connection.setAutoCommit(false);

      assertThat(CatalogReader.read(connection)).isEqualTo(read(database));
    }
  }

  @Test
  void findsAnEmptyDatabaseEmpty(Databases databases) throws SQLException {
    assertThat(read(databases.empty()).isEmpty()).isTrue();
    assertThat(read(databases.with("create table t ()")).isEmpty()).isFalse();
  }
}
