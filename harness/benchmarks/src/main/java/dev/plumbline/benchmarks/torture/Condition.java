package dev.plumbline.benchmarks.torture;

import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.comparison.SchemaComparison;
import dev.plumbline.schema.Schema;
import dev.plumbline.verification.MigratorLock;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a migration leaves: everything that a run without a fault would leave, too.
 *
 * @param schema the whole catalog
 * @param rows of each table
 * @param history which changeSets, in which order, with which checksums
 */
record Condition(Schema schema, Map<String, List<String>> rows, List<String> history) {

  private static final String TABLES =
      """
      select relname from pg_class
      where relkind = 'r' and relnamespace = 'public'::regnamespace
        and relname not in ('databasechangelog', 'databasechangeloglock')
      """;

  private static final String HISTORY =
      """
      select orderexecuted || ' ' || id || ' ' || author || ' ' || filename || ' ' || exectype
        || ' ' || md5sum
      from databasechangelog order by orderexecuted, id
      """;

  static Condition of(Connection connection) throws SQLException {
    Map<String, List<String>> rows = new TreeMap<>();
    for (String table : Sql.query(connection, TABLES)) {
      rows.put(table, Sql.query(connection, "select t::text from " + table + " as t order by 1"));
    }
    return new Condition(CatalogReader.read(connection), rows, Sql.query(connection, HISTORY));
  }

  /** How another one differs from this; empty if it does not. */
  List<String> differences(Condition other) {
    List<String> differences = new ArrayList<>();
    SchemaComparison.compare(schema, other.schema).stream()
        .map(difference -> "schema: " + difference.toText())
        .forEach(differences::add);
    if (differences.isEmpty() && !schema.equals(other.schema)) {
      differences.add("the schemas differ");
    }
    rows.forEach(
        (table, expected) -> {
          List<String> actual = other.rows.getOrDefault(table, List.of());
          if (!expected.equals(actual)) {
            differences.add("rows of " + table + ": " + expected + ", but now " + actual);
          }
        });
    if (!history.equals(other.history)) {
      differences.add("history: " + history + ", but now " + other.history);
    }
    return differences;
  }

  /** What nobody may leave behind when all is done. */
  static List<String> leftovers(Connection connection) throws SQLException {
    List<String> found = new ArrayList<>();
    Sql.query(
            connection,
            "select id || ' ' || locked || ' ' || coalesce(lockedby, '-') from"
                + " databasechangeloglock")
        .stream()
        .filter(row -> !row.equals("1 false -"))
        .forEach(row -> found.add("databasechangeloglock: " + row));
    Sql.query(
            connection,
            "select distinct pid from pg_locks as l where " + MigratorLock.anyMigrator())
        .forEach(pid -> found.add("the migrator's lock is held by " + pid));
    Sql.query(
            connection,
            "select indexrelid::regclass::text from pg_index where not indisvalid or not"
                + " indisready")
        .forEach(index -> found.add("invalid: " + index));
    return found;
  }
}
