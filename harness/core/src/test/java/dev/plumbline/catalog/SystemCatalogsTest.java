package dev.plumbline.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.servers.Everything;
import dev.plumbline.servers.TestCluster;
import dev.plumbline.servers.TestCluster.Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Everything that the servers keep in their system catalogs is either read or deliberately left
 * out, as {@code system-catalogs.txt} says: a new version of PostgreSQL cannot add a kind of
 * object, or a property, in silence.
 */
@ExtendWith(TestCluster.class)
class SystemCatalogsTest {

  private static final Path LIST = Path.of("src/test/resources/system-catalogs.txt");

  private static final String LEFT_OUT = "left out: ";
  private static final String READ_AS = "read as ";
  private static final String PRINTED = "printed by ";

  private static final Pattern ALIAS =
      Pattern.compile("\\b(?:pg_catalog\\.)?(pg_[a-z_]+) as ([a-z_]+)\\b");
  private static final Pattern COLUMN = Pattern.compile("\\b([a-z_]+)\\.([a-z_]+)\\b");

  private static final String CATALOGS_AND_COLUMNS =
      """
      select c.relname, a.attname
      from pg_class as c
      join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = 'pg_catalog'::regnamespace and c.relkind = 'r'
      """;

  private final Map<String, String> list = list();

  SystemCatalogsTest() throws IOException {}

  /** What becomes of each catalog ({@code table}), column ({@code table.column}) and code. */
  private static Map<String, String> list() throws IOException {
    return Files.readAllLines(LIST, UTF_8).stream()
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .map(line -> line.split("  ", 2))
        .collect(
            Collectors.toMap(
                parts -> parts[0],
                parts -> parts[1],
                (one, two) -> {
                  throw new IllegalStateException("Listed twice: " + one + " and " + two);
                },
                TreeMap::new));
  }

  @Test
  void holdNothingThatIsNotListed(Databases databases) throws IOException, SQLException {
    Set<String> found = new TreeSet<>();
    Set<String> unlisted = new TreeSet<>();
    for (String version : Everything.VERSIONS) {
      for (String entry : entries(databases.of(version), Integer.parseInt(version))) {
        found.add(entry);
        if (!list.containsKey(entry)) {
          unlisted.add("PostgreSQL " + version + ": " + entry);
        }
      }
    }

    assertThat(unlisted).isEmpty();
    Set<String> outdated = new TreeSet<>(list.keySet());
    outdated.removeAll(found);
    assertThat(outdated).isEmpty();
  }

  @Test
  void areReadWhereTheListSaysSo() {
    String queries = queries();
    Set<String> read = columnsIn(queries);
    Set<String> wrong = new TreeSet<>();
    list.forEach(
        (entry, verdict) -> {
          boolean holds =
              verdict.equals("read")
                  ? entry.contains("=") || read.contains(entry)
                  : verdict.startsWith(READ_AS)
                      ? read.contains(verdict.substring(READ_AS.length()))
                      : verdict.startsWith(PRINTED)
                          ? queries.contains(verdict.substring(PRINTED.length()) + "(")
                          : verdict.startsWith(LEFT_OUT);
          if (!holds) {
            wrong.add(entry + "  " + verdict);
          }
        });

    assertThat(wrong).isEmpty();
  }

  /** Numbers of rows apart, to which a query may give the name of several catalogs. */
  @Test
  void areLeftOutWhereTheListSaysSo() {
    Set<String> wrong = new TreeSet<>(columnsIn(queries()));
    wrong.removeIf(
        column ->
            column.endsWith(".oid")
                || (!leftOut(column) && !leftOut(column.substring(0, column.indexOf('.')))));

    assertThat(wrong).isEmpty();
  }

  private boolean leftOut(String entry) {
    return list.getOrDefault(entry, "").startsWith(LEFT_OUT);
  }

  /** {@code pg_class.relname}, …: by the names that each query gives to the catalogs. */
  private static Set<String> columnsIn(String queries) {
    Set<String> columns = new TreeSet<>();
    for (String query : queries.split(";", -1)) {
      Map<String, Set<String>> catalogs = new TreeMap<>();
      Matcher alias = ALIAS.matcher(query);
      while (alias.find()) {
        catalogs.computeIfAbsent(alias.group(2), name -> new TreeSet<>()).add(alias.group(1));
      }
      Matcher column = COLUMN.matcher(query);
      while (column.find()) {
        for (String catalog : catalogs.getOrDefault(column.group(1), Set.of())) {
          columns.add(catalog + "." + column.group(2));
        }
      }
    }
    return columns;
  }

  private static String queries() {
    StringBuilder sql = new StringBuilder();
    for (CatalogQuery query : CatalogQuery.values()) {
      for (String version : Everything.VERSIONS) {
        sql.append(query.sql(Integer.parseInt(version))).append(";");
      }
    }
    return sql.toString();
  }

  private Set<String> entries(Databases databases, int version) throws IOException, SQLException {
    Set<String> entries = new TreeSet<>();
    try (Connection connection = databases.with(Everything.since(version)).connect();
        Statement statement = connection.createStatement()) {
      Set<String> columns = new TreeSet<>();
      try (ResultSet row = statement.executeQuery(CATALOGS_AND_COLUMNS)) {
        while (row.next()) {
          String catalog = row.getString(1);
          String column = catalog + "." + row.getString(2);
          columns.add(column);
          entries.add(list.containsKey(catalog) ? catalog : column);
        }
      }
      for (String column : columnsWithCodes()) {
        if (columns.contains(column)) {
          codes(statement, column).forEach(code -> entries.add(column + "='" + code + "'"));
        }
      }
    }
    return entries;
  }

  private Set<String> columnsWithCodes() {
    return list.keySet().stream()
        .filter(entry -> entry.contains("="))
        .map(entry -> entry.substring(0, entry.indexOf('=')))
        .collect(Collectors.toSet());
  }

  private static List<String> codes(Statement statement, String column) throws SQLException {
    int dot = column.indexOf('.');
    List<String> codes = new ArrayList<>();
    try (ResultSet row =
        statement.executeQuery(
            "select distinct " + column.substring(dot + 1) + " from " + column.substring(0, dot))) {
      while (row.next()) {
        codes.add(row.getString(1));
      }
    }
    return codes;
  }
}
