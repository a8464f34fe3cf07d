package dev.plumbline.verification;

import dev.plumbline.catalog.Shape;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that one SELECT tells of a database.
 *
 * @param history empty if the database has none
 * @param shape null if it was not asked for, or there is no history
 */
record Glance(History history, @Nullable Shape shape) {

  private static final String UNDEFINED_TABLE = "42P01";
  private static final String INVALID_SCHEMA = "3F000";

  private static final String WHERE =
      """
      select n.nspname, c.relname
      from pg_catalog.pg_class as c
      join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'v') and lower(c.relname) = 'databasechangelog'
      order by 1, 2
      """;

  /**
   * Looks.
   *
   * @param namespace of the history, or null for the one on the search path, or else the only one
   *     that there is
   * @param withShape whether to look at the schema, too
   */
  static Glance at(Connection connection, @Nullable String namespace, boolean withShape)
      throws SQLException {
    int majorVersion = withShape ? connection.getMetaData().getDatabaseMajorVersion() : 0;
    String table = (namespace == null ? "" : quoted(namespace) + ".") + "databasechangelog";
    try {
      return read(connection, table, majorVersion);
    } catch (SQLException e) {
      if (!UNDEFINED_TABLE.equals(e.getSQLState()) && !INVALID_SCHEMA.equals(e.getSQLState())) {
        throw e;
      }
    }
    List<String> elsewhere =
        namespace == null ? CallersTransaction.undisturbed(connection, Glance::where) : List.of();
    return elsewhere.size() == 1
        ? read(connection, elsewhere.get(0), majorVersion)
        : new Glance(History.NONE, null);
  }

  private static List<String> where(Statement statement) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet row = statement.executeQuery(WHERE)) {
      while (row.next()) {
        tables.add(quoted(row.getString(1)) + "." + quoted(row.getString(2)));
      }
    }
    return tables;
  }

  private static Glance read(Connection connection, String table, int majorVersion)
      throws SQLException {
    return CallersTransaction.undisturbed(
        connection,
        statement -> {
          try (ResultSet row = statement.executeQuery(query(table, majorVersion))) {
            Shape shape = null;
            if (majorVersion > 0 && row.next()) {
              shape = Shape.read(row, majorVersion);
            }
            return new Glance(History.read(row), shape);
          }
        });
  }

  /** With a version, the first row is that of the shape. */
  private static String query(String table, int majorVersion) {
    if (majorVersion == 0) {
      return "select filename, id, author, md5sum from "
          + table
          + " order by dateexecuted, orderexecuted";
    }
    return "select null::text as filename, null::text as id, null::text as author,"
        + " null::text as md5sum, s.digest, s.queries, null::timestamp as at, 0 as place from (\n"
        + Shape.query(majorVersion)
        + ") as s\nunion all\nselect h.filename, h.id, h.author, h.md5sum, null, null,"
        + " h.dateexecuted, h.orderexecuted from "
        + table
        + " as h\norder by at nulls first, place";
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
