package dev.plumbline.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.servers.Everything;
import dev.plumbline.servers.TestCluster;
import dev.plumbline.servers.TestCluster.Databases;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(TestCluster.class)
class SqlQuotingTest {

  static final List<String> VERSIONS = Everything.VERSIONS;

  private static final List<String> TEXTS =
      List.of("", "rye", "it's", "''", "a\\b", "\\'", "a\nb", "a\r\nb", "\"", "$$", "äß€", "E'x'");

  @ParameterizedTest
  @FieldSource("VERSIONS")
  void keyWordsAreQuotedWhereTheServerNeedsIt(String version, Databases databases)
      throws SQLException {
    try (Connection connection = databases.of(version).with("select").connect();
        Statement words = connection.createStatement();
        Statement statement = connection.createStatement();
        ResultSet row = words.executeQuery("select word, catcode from pg_get_keywords()")) {
      StringBuilder script = new StringBuilder();
      while (row.next()) {
        String word = row.getString("word");
        boolean reserved = List.of("R", "T").contains(row.getString("catcode"));

        String name = SqlIdentifier.readable(word);

        assertThat(name).isEqualTo(reserved ? '"' + word + '"' : word);
        script.append(
            "create table %1$s (%1$s int constraint %1$s check (%1$s > 0)); drop table %1$s;"
                .formatted(name));
      }
      statement.execute(script.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bread", "Bread", "_b1$", "1b", "a b", "a\"b", "a.b", "bröd", "$b"})
  void otherNamesAreQuotedAsTheServerDoes(String name, Databases databases) throws SQLException {
    String quoted = SqlIdentifier.readable(name);

    assertThat(List.of(name, SqlIdentifier.of(name))).contains(quoted);
    try (Connection connection = databases.with("select").connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select quote_ident(%1$s), parse_ident(%2$s) = array[%1$s]"
                    .formatted(SqlLiteral.of(name), SqlLiteral.of(quoted)))) {
      row.next();
      if (!name.contains("$")) {
        assertThat(quoted).isEqualTo(row.getString(1));
      }
      assertThat(row.getBoolean(2)).isTrue();
    }
  }

  @Test
  void namesWithTheirNamespaceAndListsAreQuotedOneByOne() {
    assertThat(SqlIdentifier.of("a.b", "c\"d")).isEqualTo("\"a.b\".\"c\"\"d\"");
    assertThat(SqlIdentifier.readable("public", "user")).isEqualTo("public.\"user\"");
    assertThat(SqlIdentifier.readable(List.of("id", "order"))).isEqualTo("id, \"order\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"on", "off"})
  void literalsMeanWhatTheyWereMadeOf(String standardConforming, Databases databases)
      throws SQLException {
    try (Connection connection = databases.with("select").connect();
        Statement statement = connection.createStatement()) {
      statement.execute("set standard_conforming_strings = " + standardConforming);
      for (String text : TEXTS) {
        assertThat(value(statement, SqlLiteral.of(text))).isEqualTo(text);
        if (standardConforming.equals("on") || !text.contains("\\")) {
          assertThat(value(statement, SqlLiteral.standard(text))).isEqualTo(text);
        }
        assertThat(value(statement, SqlLiteral.readable(text))).isEqualTo(text);
        assertThat(SqlLiteral.readable(text)).hasLineCount(1);
      }
    }
  }

  private static String value(Statement statement, String literal) throws SQLException {
    try (ResultSet row = statement.executeQuery("select " + literal)) {
      row.next();
      return row.getString(1);
    }
  }
}
