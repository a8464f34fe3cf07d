package dev.plumbline.parity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.comparison.SchemaComparison;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Findings;
import dev.plumbline.parity.Mapping.MappedColumn;
import dev.plumbline.parity.Mapping.MappedTable;
import dev.plumbline.parity.Mapping.Trait;
import dev.plumbline.postgres.Database;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Schema;
import dev.plumbline.servers.TestCluster;
import dev.plumbline.servers.TestCluster.Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * ({@code expected.txt}). {@code -Dplumbline.update-expected=true} writes the last. Where the
 * judgement needs more than Hibernate's DDL, {@code mapping.txt} says it, a table or column in each
 * line: {@code orders dynamic-insert}, {@code tags distinct=owner,tag}, {@code orders.state
 * insertable updatable never-null OPEN,DONE}, {@code orders.id insertable draws=order_ids
 * trait=DEFAULT_SIZE}.
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
    Findings findings;
    try (Connection actual = database(databases, folder.resolve("actual.sql")).connect()) {
      findings =
          MappingParity.compare(mapping(databases, folder), CatalogReader.read(actual), actual);
    }

    Path expected = folder.resolve("expected.txt");
    if (Boolean.getBoolean("plumbline.update-expected")) {
      Files.writeString(expected, findings.toText());
    }
    assertThat(findings.toText()).isEqualTo(Files.readString(expected, UTF_8));
    assertThat(findings.all())
        .filteredOn(finding -> !finding.subject().equals("database"))
        .allSatisfy(
            finding ->
                assertThat(finding.subject())
                    .startsWith(requireNonNull(finding.location()).object().toString()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aSchemaAgreesWithItself(String name, Databases databases) throws IOException, SQLException {
    Schema schema = schema(databases, CASES.resolve(name).resolve("mapped.sql"));

    assertThat(MappingParity.differences(Mapping.of(schema), schema).all()).isEmpty();
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
    try (Stream<Path> sources = Files.list(Path.of("src/main/java/dev/plumbline/parity"))) {
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
    try (Connection connection = database(databases, sql).connect()) {
      return CatalogReader.read(connection);
    }
  }

  private static Database database(Databases databases, Path sql) throws IOException, SQLException {
    return databases.with(Files.readString(sql, UTF_8));
  }

  private static Mapping mapping(Databases databases, Path folder)
      throws IOException, SQLException {
    Map<QualifiedName, MappedTable> tables = new HashMap<>();
    Path known = folder.resolve("mapping.txt");
    for (String line : Files.exists(known) ? Files.readAllLines(known, UTF_8) : List.<String>of()) {
      List<String> words = List.of(line.split(" "));
      QualifiedName name = new QualifiedName("public", words.get(0).replaceFirst("[.].*", ""));
      MappedTable table = tables.getOrDefault(name, new MappedTable("shop.Entity", Map.of()));
      Map<String, MappedColumn> columns = new HashMap<>(table.columns());
      if (words.get(0).contains(".")) {
        String column = words.get(0).replaceFirst(".*[.]", "");
        columns.put(
            column,
            new MappedColumn(
                "shop.Entity." + column,
                words.contains("insertable"),
                words.contains("updatable"),
                words.contains("never-null"),
                words.get(words.size() - 1).contains(",")
                    ? List.of(words.get(words.size() - 1).split(","))
                    : List.of(),
                words.stream()
                    .filter(word -> word.startsWith("draws="))
                    .map(word -> new QualifiedName("public", word.substring("draws=".length())))
                    .findFirst()
                    .orElse(null),
                words.stream()
                    .filter(word -> word.startsWith("trait="))
                    .map(word -> Trait.valueOf(word.substring("trait=".length())))
                    .collect(Collectors.toSet())));
      }
      tables.put(
          name,
          new MappedTable(
              "shop.Entity",
              table.immutable() || words.contains("immutable"),
              table.dynamicInsert() || words.contains("dynamic-insert"),
              words.get(words.size() - 1).startsWith("distinct=")
                  ? Set.of(words.get(words.size() - 1).substring("distinct=".length()).split(","))
                  : table.distinct(),
              columns));
    }
    return new Mapping(schema(databases, folder.resolve("mapped.sql")), tables);
  }
}
