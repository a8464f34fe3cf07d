package dev.plumbline.rows;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.rows.GeneratedRows.Filled;
import dev.plumbline.rows.GeneratedRows.Kind;
import dev.plumbline.rows.GeneratedRows.Unfilled;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.Table;
import dev.plumbline.servers.Disposable;
import dev.plumbline.servers.TestCluster.Databases;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A database with generated rows. Closing it closes the connection. */
record FilledDatabase(Connection connection, Schema schema, Filled filled)
    implements AutoCloseable {

  /** Filled after these statements. */
  static FilledDatabase with(Databases databases, String sql, Kind kind, int rows)
      throws SQLException {
    Connection connection = databases.empty().connect();
    Disposable.execute(connection, sql);
    Schema schema = CatalogReader.read(connection);
    return new FilledDatabase(
        connection, schema, GeneratedRows.of(schema, kind, rows, 42).fill(connection));
  }

  static String script(String name) throws IOException {
    try (InputStream file = FilledDatabase.class.getResourceAsStream("/rows/" + name)) {
      return new String(requireNonNull(file, name).readAllBytes(), UTF_8);
    }
  }

  /** Why tables have no rows, by their names. */
  Map<String, String> unfilled() {
    return filled.unfilled().stream()
        .collect(
            Collectors.toMap(
                entry -> entry.table().toString(), Unfilled::reason, (a, b) -> a, TreeMap::new));
  }

  /** The first column of a query. */
  List<String> query(String sql) throws SQLException {
    return Disposable.query(connection, sql);
  }

  /** The only value of a query. */
  String value(String sql) throws SQLException {
    return query(sql).get(0);
  }

  /** All rows, in the order in which they lie. */
  Map<String, List<String>> rows() throws SQLException {
    Map<String, List<String>> rows = new TreeMap<>();
    for (Table table : schema.tables()) {
      if (filled.rows().containsKey(table.name())) {
        rows.put(
            table.name().toString(),
            query("select t::text from " + ServerFacts.only(table) + " as t"));
      }
    }
    return rows;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
