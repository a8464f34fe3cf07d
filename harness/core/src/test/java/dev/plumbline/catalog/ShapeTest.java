package dev.plumbline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.postgres.Database;
import dev.plumbline.servers.Everything;
import dev.plumbline.servers.TestCluster;
import dev.plumbline.servers.TestCluster.Databases;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(TestCluster.class)
class ShapeTest {

  private static final Pattern ACTUAL_ROWS =
      Pattern.compile("actual rows=(?<rows>[0-9.]+) loops=(?<loops>[0-9]+)");
  private static final Pattern REMOVED_ROWS =
      Pattern.compile("Rows Removed by [A-Za-z ]+: (?<rows>[0-9]+)");

  /** What the digest is made of, so that a failure shows what differs. */
  private static List<String> objects(Connection connection, int majorVersion) throws SQLException {
    List<String> objects = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                Shape.query(majorVersion, "hashed.object", "select object::text from objects"))) {
      while (row.next()) {
        objects.add(row.getString("digest"));
      }
    }
    return objects.stream().sorted().toList();
  }

  @ParameterizedTest(name = "PostgreSQL {0} and {1}, what {2} had")
  @CsvSource({"14, 18, 14", "15, 18, 15", "16, 18, 15", "17, 18, 15"})
  void serversOfAllVersionsComputeTheSame(
      String some, String other, int features, Databases databases)
      throws IOException, SQLException {
    String sql = Everything.since(features) + Everything.views();
    Database older = databases.of(some).with(sql);
    Database newer = databases.of(other).with(sql);
    try (Connection one = older.connect();
        Connection two = newer.connect();
        Statement settings = one.createStatement()) {
      settings.execute(
          "set search_path to ''; set intervalstyle = 'iso_8601'; set timezone = 'Asia/Tokyo'");

      assertThat(objects(one, Integer.parseInt(some)))
          .isEqualTo(objects(two, Integer.parseInt(other)));
      assertThat(Shape.read(one)).isEqualTo(Shape.read(two));
      assertThat(Shape.of(Shape.read(two).digest(), CatalogReader.read(two)))
          .isEqualTo(Shape.read(one));
      try (ResultSet row = settings.executeQuery("show timezone")) {
        row.next();
        assertThat(row.getString(1)).isEqualTo("Asia/Tokyo");
      }
    }
  }

  /** What each of these changes alone makes of the shape. */
  private static Map<String, Shape> shapesAfter(List<String> changes, Connection connection)
      throws SQLException {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    connection.setAutoCommit(false);
    for (String change : changes) {
      Savepoint before = connection.setSavepoint();
      try (Statement statement = connection.createStatement()) {
        statement.execute(change);
      } catch (SQLException e) {
        throw new SQLException(change + ": " + e.getMessage(), e);
      }
      shapes.put(change, Shape.read(connection));
      connection.rollback(before);
    }
    return shapes;
  }

  @Test
  void noticesWhateverChanges(Databases databases) throws IOException, SQLException {
    Database database = databases.with(Everything.since(18) + Everything.views());
    try (Connection connection = database.connect()) {
      Shape shape = Shape.read(connection);

      assertThat(shapesAfter(Everything.changes("changes-of-shape"), connection))
          .hasSizeGreaterThan(100)
          .doesNotContainValue(shape);
      assertThat(Shape.read(connection)).isEqualTo(shape);
    }
  }

  @Test
  void doesNotMindWhatItLeavesOut(Databases databases) throws IOException, SQLException {
    Database database = databases.with(Everything.since(18) + Everything.views());
    try (Connection connection = database.connect()) {
      Shape shape = Shape.read(connection);

      assertThat(shapesAfter(Everything.changes("no-changes-of-shape"), connection))
          .isNotEmpty()
          .allSatisfy((change, after) -> assertThat(after).isEqualTo(shape));
    }
  }

  /**
   * The server has no statistics of a schema that has just been made. Whoever lets it believe that
   * there is next to nothing gets joins that compare everything with everything.
   */
  @Test
  void theServersWorkGrowsWithTheSchemaAndNoFaster(Databases databases) throws SQLException {
    Database database =
        databases.with(
            """
            do $$ begin
              for i in 1..300 loop
                execute format('create table loaves_%1$s (id bigint generated always as identity
                  primary key, name text not null unique, weight int check (weight > 0))', i);
              end loop;
            end $$""");
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      double rows = 0;
      double loops = 1;
      try (ResultSet line =
          statement.executeQuery("explain (analyze, timing off, costs off) " + Shape.query(18))) {
        while (line.next()) {
          Matcher actual = ACTUAL_ROWS.matcher(line.getString(1));
          if (actual.find()) {
            loops = Double.parseDouble(actual.group("loops"));
            rows += Double.parseDouble(actual.group("rows")) * loops;
          }
          Matcher removed = REMOVED_ROWS.matcher(line.getString(1));
          if (removed.find()) {
            rows += Double.parseDouble(removed.group("rows")) * loops;
          }
        }
      }
      try (ResultSet row =
          statement.executeQuery(
              "select (select count(*) from pg_class) + (select count(*) from pg_attribute)"
                  + " + (select count(*) from pg_constraint)")) {
        row.next();
        assertThat(rows).isBetween(1.0 * row.getInt(1), 5.0 * row.getInt(1));
      }
    }
  }
}
