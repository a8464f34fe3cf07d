package dev.plumbline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.Everything;
import dev.plumbline.TestCluster;
import dev.plumbline.TestCluster.Databases;
import dev.plumbline.postgres.Database;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(TestCluster.class)
class ShapeTest {

  /** What the digest is made of, so that a failure shows what differs. */
  private static List<String> objects(Connection connection, int majorVersion) throws SQLException {
    List<String> objects = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                Shape.query(majorVersion, "hashed.text", "select text from objects"))) {
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
}
