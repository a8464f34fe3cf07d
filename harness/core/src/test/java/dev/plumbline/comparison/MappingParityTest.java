package dev.plumbline.comparison;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.TestCluster;
import dev.plumbline.TestCluster.Databases;
import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Findings;
import dev.plumbline.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder below {@code src/test/resources/parity} is a case: what Hibernate would create
 * ({@code mapped.sql}), what the changelog created ({@code actual.sql}) and the findings in full
 * ({@code expected.txt}). {@code -Dplumbline.update-expected=true} writes the last.
 */
@ExtendWith(TestCluster.class)
class MappingParityTest {

  private static final Path CASES = Path.of("src/test/resources/parity");

  static Stream<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void findsExactlyWhatTheCaseExpects(String name, Databases databases)
      throws IOException, SQLException {
    Path folder = CASES.resolve(name);
    Findings findings =
        MappingParity.compare(
            schema(databases, folder.resolve("mapped.sql")),
            schema(databases, folder.resolve("actual.sql")));

    Path expected = folder.resolve("expected.txt");
    if (Boolean.getBoolean("plumbline.update-expected")) {
      Files.writeString(expected, findings.toText());
    }
    assertThat(findings.toText()).isEqualTo(Files.readString(expected, UTF_8));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aSchemaAgreesWithItself(String name, Databases databases) throws IOException, SQLException {
    Schema schema = schema(databases, CASES.resolve(name).resolve("mapped.sql"));

    assertThat(MappingParity.compare(schema, schema).all()).isEmpty();
    assertThat(SchemaComparison.compare(schema, schema)).isEmpty();
  }

  @Test
  @DisabledIfSystemProperty(
      named = "plumbline.update-expected",
      matches = "true",
      disabledReason = "the files that it reads are being written")
  void everyParityCodeHasACase() throws IOException {
    Set<FindingCode> covered = EnumSet.noneOf(FindingCode.class);
    for (String name : cases().toList()) {
      String expected = Files.readString(CASES.resolve(name).resolve("expected.txt"), UTF_8);
      Matcher code = Pattern.compile("^[A-Z]+ ([A-Z_]+) ", Pattern.MULTILINE).matcher(expected);
      while (code.find()) {
        covered.add(FindingCode.valueOf(code.group(1)));
      }
    }
    assertThat(covered).containsExactlyInAnyOrderElementsOf(parityCodes());
  }

  /** Those that this package's sources mention. */
  private static Set<FindingCode> parityCodes() throws IOException {
    try (Stream<Path> sources = Files.list(Path.of("src/main/java/dev/plumbline/comparison"))) {
      List<Path> files = sources.toList();
      StringBuilder text = new StringBuilder();
      for (Path file : files) {
        text.append(Files.readString(file, UTF_8));
      }
      return Arrays.stream(FindingCode.values())
          .filter(code -> text.indexOf("FindingCode." + code.name()) >= 0)
          .collect(Collectors.toSet());
    }
  }

  private static Schema schema(Databases databases, Path sql) throws IOException, SQLException {
    try (Connection connection = databases.with(Files.readString(sql, UTF_8)).connect()) {
      return CatalogReader.read(connection);
    }
  }
}
