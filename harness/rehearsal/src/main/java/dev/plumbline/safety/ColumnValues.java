package dev.plumbline.safety;

import dev.plumbline.text.SqlIdentifier;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of all tables hold, as sums over all rows: equal sums mean equal values, in
 * whatever order.
 */
record ColumnValues(Map<ColumnKey, Contents> columns) {

  /** A column, however it is renamed: by the numbers of its table and of its own. */
  record ColumnKey(long table, int number) {}

  /**
   * What it holds.
   *
   * @param table as it is called now, for a statement
   * @param name as it is called now
   * @param type as it is printed
   * @param isEnum whether that is an enum, whose labels can be renamed
   * @param filled in how many rows it is not null
   * @param sum of the hashes of the values' texts; null if nothing is filled
   */
  record Contents(
      String table, String name, String type, boolean isEnum, long filled, @Nullable String sum) {

    Contents with(long newFilled, @Nullable String newSum) {
      return new Contents(table, name, type, isEnum, newFilled, newSum);
    }
  }

  private static final String COLUMNS =
      """
      select a.attrelid, a.attnum, n.nspname, c.relname, a.attname,
        pg_catalog.format_type(a.atttypid, a.atttypmod) as type,
        t.typtype operator(pg_catalog.=) 'e' as is_enum
      from pg_catalog.pg_attribute as a
      join pg_catalog.pg_type as t on t.oid operator(pg_catalog.=) a.atttypid
      join pg_catalog.pg_class as c on c.oid operator(pg_catalog.=) a.attrelid
      join pg_catalog.pg_namespace as n on n.oid operator(pg_catalog.=) c.relnamespace
      where a.attnum operator(pg_catalog.>) 0 and not a.attisdropped
        and a.attgenerated operator(pg_catalog.=) ''
        and c.relkind operator(pg_catalog.=) any ('{r}')
        and a.attrelid operator(pg_catalog.=) any (%s)
      order by a.attrelid, a.attnum
      """;

  ColumnValues {
    columns = Map.copyOf(columns);
  }

  /** Of all tables that were there before and have rows of their own. */
  static ColumnValues read(Connection connection, Relations relations) throws SQLException {
    Map<ColumnKey, Contents> columns = new LinkedHashMap<>();
    Map<Long, Map<ColumnKey, Contents>> tables = columns(connection, relations);
    for (Map<ColumnKey, Contents> table : tables.values()) {
      columns.putAll(summed(connection, table));
    }
    return new ColumnValues(columns);
  }

  private static Map<Long, Map<ColumnKey, Contents>> columns(
      Connection connection, Relations relations) throws SQLException {
    Map<Long, Map<ColumnKey, Contents>> tables = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(COLUMNS.formatted(relations.numbers()))) {
      while (row.next()) {
        Contents column =
            new Contents(
                SqlIdentifier.of(row.getString("nspname"), row.getString("relname")),
                row.getString("attname"),
                row.getString("type"),
                row.getBoolean("is_enum"),
                0,
                null);
        tables
            .computeIfAbsent(row.getLong("attrelid"), number -> new LinkedHashMap<>())
            .put(new ColumnKey(row.getLong("attrelid"), row.getInt("attnum")), column);
      }
    }
    return tables;
  }

  private static Map<ColumnKey, Contents> summed(
      Connection connection, Map<ColumnKey, Contents> table) throws SQLException {
    List<Contents> columns = List.copyOf(table.values());
    String sql =
        columns.stream()
            .map(column -> sums(SqlIdentifier.of(column.name())))
            .collect(Collectors.joining(", ", "select ", " from " + columns.get(0).table()));
    Map<ColumnKey, Contents> summed = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      int field = 0;
      for (Map.Entry<ColumnKey, Contents> entry : table.entrySet()) {
        long filled = row.getLong(++field);
        summed.put(entry.getKey(), entry.getValue().with(filled, row.getString(++field)));
      }
    }
    return summed;
  }

  private static String sums(String expression) {
    return "pg_catalog.count("
        + expression
        + "), pg_catalog.sum(pg_catalog.hashtextextended(("
        + expression
        + ")::pg_catalog.text, 0)::pg_catalog.numeric)";
  }

  /**
   * Whether a column holds now what it held, if its values are taken back to the type that they
   * had. Types between which there is no way back are compared by their text.
   *
   * @param then what it held
   * @param now as it is called and typed now
   */
  static boolean isSame(Contents then, Contents now, Connection connection) throws SQLException {
    if (then.sum() == null || then.type().equals(now.type())) {
      return then.isEnum() || Objects.equals(then.sum(), now.sum());
    }
    if (then.type().equals("json")) {
      return true; // spaces and the order of keys are no part of the value
    }
    String name = SqlIdentifier.of(now.name());
    for (String back :
        List.of("(" + name + ")::" + then.type(), "(" + name + ")::text::" + then.type(), name)) {
      String sum = sum(back, now.table(), connection);
      if (sum != null) {
        return sum.equals(then.sum());
      }
    }
    return true;
  }

  /** Whether another table that is called the same now, or another column, holds the same. */
  boolean holdElsewhere(Contents then, Connection connection) throws SQLException {
    String name = SqlIdentifier.of(then.name());
    return columns.values().stream().anyMatch(other -> Objects.equals(other.sum(), then.sum()))
        || Objects.equals(sum(name, then.table(), connection), then.sum());
  }

  private static @Nullable String sum(String expression, String table, Connection connection)
      throws SQLException {
    Savepoint savepoint = connection.setSavepoint();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select " + sums(expression) + " from " + table)) {
      row.next();
      return row.getString(2);
    } catch (SQLException noSuchCast) {
      connection.rollback(savepoint);
      return null;
    }
  }
}
