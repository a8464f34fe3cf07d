package dev.plumbline.safety;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.postgres.Database;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.servers.Disposable;
import dev.plumbline.servers.Shadows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class EstimatedSizesTest {

  private static final String TABLES =
      """
      create table loaves as select g as id from generate_series(1, 700) as g;
      create table crumbs (id int);
      create table orders (id int, y int) partition by range (y);
      create table orders_1 partition of orders for values from (1) to (2);
      create table orders_2 partition of orders for values from (2) to (3) partition by list (id);
      create table orders_2_7 partition of orders_2 for values in (7);
      insert into orders select g, 1 from generate_series(1, 40) as g;
      insert into orders select 7, 2 from generate_series(1, 5);
      create materialized view rye as select id from loaves where id <= 9;
      create schema "of Mira";
      create table "of Mira"."a table" (id int);
      insert into "of Mira"."a table" values (1), (2);
      create table databasechangelog (id text);
      create view half as select id from loaves;
      create temporary table passing (id int);
      analyze;
      """;

  @Test
  void theyAreWhatAnalyzeHasSeenAndOfPartitionsTheSum() throws SQLException {
    try (Connection connection = Disposable.database()) {
      Disposable.execute(connection, TABLES);

      EstimatedSizes estimated = EstimatedSizes.read(connection);

      assertThat(estimated.unknown()).isEmpty();
      assertThat(estimated.sizes().toText())
          .isEqualTo(
              """
              of Mira.a table 2
              public.crumbs 0
              public.loaves 700
              public.orders 45
              public.orders_1 40
              public.orders_2 5
              public.orders_2_7 5
              public.rye 9
              """);
      assertThat(TableSizes.parse(estimated.sizes().toText())).isEqualTo(estimated.sizes());
    }
  }

  @Test
  void whatNobodyHasAnalyzedIsKnownByTheStatisticsOrNotAtAll() throws Exception {
    try (Connection connection = Disposable.database()) {
      try (Connection other = Disposable.again(connection)) {
        Disposable.execute(
            other,
            """
            create table loaves (id int) with (autovacuum_enabled = false);
            create table orders (id int) partition by list (id);
            create table orders_1 partition of orders for values in (1)
              with (autovacuum_enabled = false);
            create table empty (id int);
            """);
        Disposable.execute(other, "insert into loaves select generate_series(1, 30)");
        Disposable.execute(other, "insert into orders values (1)");
      }
      awaitLiveRows("30 1", connection);
      EstimatedSizes counted = EstimatedSizes.read(connection);
      Disposable.query(connection, "select pg_stat_reset()");
      awaitLiveRows("0 0", connection);
      EstimatedSizes forgotten = EstimatedSizes.read(connection);

      assertThat(counted.unknown()).isEmpty();
      assertThat(counted.sizes().toText())
          .isEqualTo(
              """
              public.empty 0
              public.loaves 30
              public.orders 1
              public.orders_1 1
              """);
      assertThat(forgotten.unknown())
          .extracting(QualifiedName::name)
          .containsExactly("loaves", "orders", "orders_1");
      assertThat(forgotten.sizes().toText()).isEqualTo("public.empty 0\n");
      assertThat(forgotten.sizes().isLarge(new QualifiedName("public", "loaves"))).isTrue();
    }
  }

  /** Statistics arrive a little after what they count. */
  private static void awaitLiveRows(String expected, Connection connection) throws Exception {
    List<String> found = List.of();
    for (int i = 0; i < 600; i++) {
      found =
          Disposable.query(
              connection,
              "select pg_stat_get_live_tuples('loaves'::regclass) || ' ' ||"
                  + " pg_stat_get_live_tuples('orders_1'::regclass)");
      if (found.equals(List.of(expected))) {
        return;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("live rows are " + found + ", not " + expected);
  }

  @Test
  void nothingOfOthersIsCalled() throws SQLException {
    try (Connection empty = Disposable.database()) {
      Disposable.execute(empty, "create table loaves (id int)");
      Database database = Disposable.of(empty);
      Shadows shadows = Shadows.in(database);
      for (String path : Shadows.searchPaths().toList()) {
        shadows.setSearchPath(path);
        try (Connection connection = database.connect()) {
          assertThat(EstimatedSizes.read(connection).sizes().rows()).hasSize(1);
          Disposable.query(connection, "select length('seen')");
        }
      }

      assertThat(shadows.calls())
          .isNotEmpty()
          .allSatisfy(call -> assertThat(call.statement()).isEqualTo("select length('seen')"));
    }
  }
}
