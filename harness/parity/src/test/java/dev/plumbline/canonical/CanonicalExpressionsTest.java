package dev.plumbline.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.comparison.SchemaComparison;
import dev.plumbline.postgres.Database;
import dev.plumbline.schema.Check;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.Table;
import dev.plumbline.servers.Everything;
import dev.plumbline.servers.TestCluster;
import dev.plumbline.servers.TestCluster.Databases;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

@ExtendWith(TestCluster.class)
class CanonicalExpressionsTest {

  static final List<String> VERSIONS = Everything.VERSIONS;

  private static final String WRITTEN =
      """
      create domain size as varchar(1) default 's' check (value in ('s', 'l'));
      create table cakes (
        kind varchar(9) check (kind in ('A', 'B')),
        name varchar(20) default 'none',
        code varchar(9) generated always as (case when kind in ('A', 'B') then 'x' else 'y' end) stored,
        grams numeric(5) check (grams between 1 and 5.5));
      create index ix_code on cakes ((kind in ('A', 'B'))) where kind in ('A', 'B');
      alter table cakes add constraint ex_code exclude (code with =) where (kind in ('A', 'B'));
      create policy own on cakes using (kind in ('A', 'B')) with check (kind in ('B', 'C'));
      create view whole as select name from cakes where kind in ('A', 'B');
      create materialized view stored as select name from cakes where kind in ('A', 'B');
      """;

  /** As pg_dump writes the same: PostgreSQL's own print of it. */
  private static final String RESTORED =
      WRITTEN
          .replaceAll(
              "(kind|value) in \\('(.)', '(.)'\\)",
              "(($1)::text = any ((array['$2'::character varying, '$3'::character varying])::text[]))")
          .replace("'none'", "'none'::character varying");

  private static Schema read(Database database) throws SQLException {
    try (Connection connection = database.connect()) {
      return CatalogReader.read(connection);
    }
  }

  private static Schema canonical(Database database) throws SQLException {
    try (Connection connection = database.connect()) {
      return CanonicalExpressions.of(CatalogReader.read(connection), connection);
    }
  }

  @ParameterizedTest
  @FieldSource("VERSIONS")
  void whatIsWrittenAndWhatIsRestoredBecomeTheSame(String version, Databases databases)
      throws SQLException {
    Database written = databases.of(version).with(WRITTEN);
    Database restored = databases.of(version).with(RESTORED);
    assertThat(SchemaComparison.compare(read(written), read(restored))).hasSizeGreaterThan(8);

    assertThat(canonical(written)).isEqualTo(canonical(restored));
  }

  @Test
  void whereTwoSchemasAreWordedAlikeNothingIsReplayed(Databases databases) throws SQLException {
    String alike = "create table t (a varchar(9) default 'x', check (a in ('A', 'B')));";
    Schema some = read(databases.with(alike + "create table u (a int default 1, b int)"));
    Schema other = read(databases.with(alike + "create table u (a int, b int check (b > 0))"));
    Connection closed = databases.empty().connect();
    closed.close();

    assertThat(CanonicalExpressions.of(some, other, closed)).isSameAs(some);
    assertThat(CanonicalExpressions.of(other, some, closed)).isSameAs(other);
  }

  @Test
  void whereTwoSchemasAreWordedDifferentlyBothBecomeCanonical(Databases databases)
      throws SQLException {
    Database written = databases.with(WRITTEN);
    Database restored = databases.with(RESTORED);
    try (Connection here = written.connect();
        Connection there = restored.connect()) {
      Schema some = CanonicalExpressions.of(read(written), read(restored), here);
      Schema other = CanonicalExpressions.of(read(restored), read(written), there);

      assertThat(some).isEqualTo(other).isEqualTo(canonical(written));
    }
  }

  @ParameterizedTest
  @FieldSource("VERSIONS")
  void canonicalExpressionsStayAsTheyAre(String version, Databases databases)
      throws IOException, SQLException {
    Database database = databases.of(version).with(Everything.since(Integer.parseInt(version)));
    Schema canonical = canonical(database);

    try (Connection connection = database.connect()) {
      assertThat(CanonicalExpressions.of(canonical, connection)).isEqualTo(canonical);
      assertThat(CatalogReader.read(connection)).isEqualTo(read(database));
    }
  }

  @Test
  void onlyExpressionsChange(Databases databases) throws IOException, SQLException {
    Database database = databases.with(Everything.since(18));

    assertThat(SchemaComparison.compare(read(database), canonical(database)))
        .extracting(difference -> difference.toText().replaceAll(" has (\\w+) (?s:.*)", ": $1"))
        .containsExactlyInAnyOrder(
            "check constraint Back Office.Order.ck_kind: expression",
            "index Back Office.Order.ix_note: predicate",
            "view joined: query",
            "check constraint label.label_check: expression");
  }

  @Test
  void anExpressionThatCannotBeReplayedStaysAndHindersNoOther(Databases databases)
      throws SQLException {
    Schema schema =
        read(
            databases.with(
                """
                create function good(text) returns boolean immutable language sql return true;
                create type lost as enum ('X');
                create table cakes (
                  kind varchar(9) constraint ck_kind check (kind in ('A', 'B')),
                  name text constraint ck_name check (good(name)));
                create table lost_cakes (kind varchar(9) constraint ck_lost check (kind in ('A', 'B')), lost lost);
                """));

    try (Connection elsewhere = databases.empty().connect()) {
      Schema canonical = CanonicalExpressions.of(schema, elsewhere);

      assertThat(canonical.table(new QualifiedName("public", "lost_cakes")))
          .isEqualTo(schema.table(new QualifiedName("public", "lost_cakes")));
      Table cakes = canonical.table(new QualifiedName("public", "cakes")).orElseThrow();
      assertThat(cakes.checks())
          .extracting(Check::definition)
          .containsExactly(
              "CHECK (((kind)::text = ANY (ARRAY[('A'::character varying)::text,"
                  + " ('B'::character varying)::text])))",
              "CHECK (good(name))");
    }
  }

  @Test
  void theCallersTransactionGoesOn(Databases databases) throws SQLException {
    Database database = databases.with(WRITTEN);
    Schema before = read(database);
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("create table mine ()");

      CanonicalExpressions.of(before, connection);
      connection.commit();

      assertThat(read(database).table(new QualifiedName("public", "mine"))).isPresent();
      assertThat(read(database).namespaces()).isEqualTo(before.namespaces());
    }
  }
}
