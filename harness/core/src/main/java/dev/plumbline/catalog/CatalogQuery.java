package dev.plumbline.catalog;

import dev.plumbline.schema.QualifiedName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A query over the system catalogs, kept as a {@code .sql} resource beside this class. */
enum CatalogQuery {
  NAMESPACES("namespaces"),
  EXTENSIONS("extensions"),
  TABLES("tables"),
  COLUMNS("columns"),
  CONSTRAINTS("constraints"),
  INDEXES("indexes"),
  TRIGGERS("triggers"),
  SEQUENCES("sequences"),
  ENUM_TYPES("enum_types"),
  DOMAINS("domains"),
  ROUTINES("routines");

  private final String sql;

  CatalogQuery(String resource) {
    try (InputStream in = CatalogQuery.class.getResourceAsStream(resource + ".sql")) {
      if (in == null) {
        throw new IllegalStateException("plumbline-core.jar lacks its query " + resource + ".sql");
      }
      sql = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + resource + ".sql in plumbline-core.jar", e);
    }
  }

  /** Makes a value of the row that the result set stands on. */
  interface RowMapper<T> {
    T map(ResultSet row) throws SQLException;
  }

  /** One value for each row, in the query's order. */
  <T> List<T> list(Connection connection, RowMapper<T> mapper) throws SQLException {
    List<T> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        values.add(mapper.map(row));
      }
    }
    return values;
  }

  /** The values of each table, in the query's order. */
  <T> Map<QualifiedName, List<T>> byTable(Connection connection, RowMapper<T> mapper)
      throws SQLException {
    Map<QualifiedName, List<T>> values = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        values
            .computeIfAbsent(
                new QualifiedName(row.getString("namespace"), row.getString("relation")),
                table -> new ArrayList<>())
            .add(mapper.map(row));
      }
    }
    return values;
  }

  static List<String> strings(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    return List.of((String[]) array.getArray());
  }
}
