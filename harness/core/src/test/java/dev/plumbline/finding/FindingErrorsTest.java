package dev.plumbline.finding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.servers.TestCluster;
import dev.plumbline.servers.TestCluster.Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The pages of {@code docs/findings} quote what PostgreSQL says; {@code findings/errors.sql} has
 * the statements that make it say so, the last one of each code.
 */
@ExtendWith(TestCluster.class)
class FindingErrorsTest {

  private static final Pattern QUOTED = Pattern.compile("```text\n(ERROR: .+)\n```");

  @Test
  void everyErrorThatAPageQuotesIsWhatPostgresSays(Databases databases)
      throws IOException, SQLException {
    Map<String, String> said = new LinkedHashMap<>();
    try (Connection connection = databases.empty().connect()) {
      connection.setAutoCommit(false);
      for (String section : Files.readString(script(), UTF_8).split("(?m)^-- ", -1)) {
        if (!section.isBlank()) {
          String[] parts = section.split("\n", 2);
          said.put(parts[0].strip(), error(connection, List.of(parts[1].strip().split(";\n", -1))));
        }
      }
    }
    assertThat(said).isEqualTo(quoted());
  }

  private static Path script() {
    return Path.of("src/test/resources/findings/errors.sql");
  }

  private static Map<String, String> quoted() throws IOException {
    Map<String, String> quoted = new LinkedHashMap<>();
    for (FindingCode code : FindingCode.values()) {
      Matcher error =
          QUOTED.matcher(Files.readString(Path.of("../../docs/findings/" + code + ".md"), UTF_8));
      if (error.find()) {
        quoted.put(code.name(), error.group(1));
      }
    }
    return quoted;
  }

  private static String error(Connection connection, List<String> statements) throws SQLException {
    List<String> all = new ArrayList<>(statements);
    String last = all.remove(all.size() - 1);
    try (Statement statement = connection.createStatement()) {
      statement.execute("create schema plumbline_errors; set local search_path = plumbline_errors");
      for (String sql : all) {
        statement.execute(sql);
      }
      SQLException failure =
          requireNonNull(
              catchThrowableOfType(SQLException.class, () -> statement.execute(last)),
              () -> "nothing fails: " + last);
      return requireNonNull(failure.getMessage())
          .lines()
          .findFirst()
          .orElseThrow(); // the rest are details
    } finally {
      connection.rollback();
    }
  }
}
