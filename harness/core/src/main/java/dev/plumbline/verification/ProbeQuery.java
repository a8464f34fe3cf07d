package dev.plumbline.verification;

import dev.plumbline.catalog.Shape;
import dev.plumbline.history.HistoryLocation;
import dev.plumbline.history.LocatedHistory;
import dev.plumbline.text.SqlLiteral;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one SELECT. Its first row tells where the history is and, perhaps, what the schema is like;
 * the rows of the history follow.
 *
 * <p>It runs in a session of somebody else's, under whatever search path. So every name in it is
 * qualified, operators included: nobody who may create a function somewhere can have it called.
 *
 * @param location where Liquibase's settings say that the history is
 * @param majorVersion of the server if the schema is to be looked at, too, else 0
 * @param namespaces of the service besides its own
 * @param table for SQL; unqualified where the search path decides
 * @param isQualified whether the table is
 * @param order the columns by which rows are in order, as far as the history has them
 * @param checksum the column with the checksum, or null if the history lacks it
 */
record ProbeQuery(
    HistoryLocation location,
    int majorVersion,
    List<String> namespaces,
    String table,
    boolean isQualified,
    List<String> order,
    @Nullable String checksum) {

  private static final List<String> ESSENTIAL = List.of("filename", "id", "author");
  private static final List<String> ORDER = List.of("orderexecuted", "dateexecuted");
  private static final String CHECKSUM = "md5sum";

  private static final String COLUMNS =
      """
      select a.attname::pg_catalog.text
      from pg_catalog.pg_attribute as a
      where a.attrelid operator(pg_catalog.=) pg_catalog.to_regclass(%s::pg_catalog.text)
        and a.attnum operator(pg_catalog.>) 0::pg_catalog.int2 and not a.attisdropped
      """;

  /** In the schema of the table that the unqualified name leads to; known when it is parsed. */
  private static final String NAMESPACE =
      """
      (select n.nspname::pg_catalog.text
        from pg_catalog.pg_class as c
        join pg_catalog.pg_namespace as n on n.oid operator(pg_catalog.=) c.relnamespace
        where c.oid operator(pg_catalog.=) %s::pg_catalog.regclass::pg_catalog.oid)
      """;

  ProbeQuery(HistoryLocation location, int majorVersion, List<String> namespaces) {
    this(
        location,
        majorVersion,
        namespaces,
        tableOf(location),
        schemaOf(location) != null,
        ORDER,
        CHECKSUM);
  }

  private static @Nullable String schemaOf(HistoryLocation location) {
    return location.schema() == null ? location.defaultSchema() : location.schema();
  }

  private static String tableOf(HistoryLocation location) {
    return location.forServiceIn(location.defaultSchema()).quotedTable();
  }

  /** The same where the search path has misled. */
  ProbeQuery in(LocatedHistory place) {
    return new ProbeQuery(
        location, majorVersion, namespaces, place.quotedTable(), true, order, checksum);
  }

  /** The columns that the history has. */
  List<String> columns(Connection connection) throws SQLException {
    List<String> columns = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(COLUMNS.formatted(SqlLiteral.of(table)))) {
      while (row.next()) {
        columns.add(row.getString(1));
      }
    }
    return columns;
  }

  /** The same for a history of these columns; empty if it cannot be one. */
  Optional<ProbeQuery> withColumns(List<String> columns) {
    return columns.containsAll(ESSENTIAL)
        ? Optional.of(
            new ProbeQuery(
                location,
                majorVersion,
                namespaces,
                table,
                isQualified,
                ORDER.stream().filter(columns::contains).toList(),
                columns.contains(CHECKSUM) ? CHECKSUM : null))
        : Optional.empty();
  }

  String sql() {
    return "select r.filename, r.id, r.author, r.md5sum, r.digest, r.queries, r.home, r.namespace"
        + " from (select null::pg_catalog.text as filename, null::pg_catalog.text as id,"
        + " null::pg_catalog.text as author, null::pg_catalog.text as md5sum, s.digest, s.queries,"
        + " s.home, "
        + (isQualified ? "null::pg_catalog.text" : NAMESPACE.formatted(SqlLiteral.of(table)))
        + " as namespace, 0 as kind, null::pg_catalog.int8 as place, null::pg_catalog.timestamp as"
        + " at from (\n"
        + first()
        + ") as s\nunion all\nselect h.filename::pg_catalog.text, h.id::pg_catalog.text,"
        + " h.author::pg_catalog.text, "
        + (checksum == null ? "null" : "h." + checksum + "::pg_catalog.text")
        + ", null, null, null, null, 1, "
        + (order.contains("orderexecuted") ? "h.orderexecuted::pg_catalog.int8" : "null")
        + ", "
        + (order.contains("dateexecuted") ? "h.dateexecuted::pg_catalog.timestamp" : "null")
        + " from "
        + table
        + " as h) as r order by r.kind, r.place nulls first, r.at nulls first";
  }

  private String first() {
    String home = home(location.schema(), location.defaultSchema());
    return majorVersion > 0
        ? Shape.query(majorVersion, home, namespaces)
        : "select null::pg_catalog.text as digest, null::pg_catalog.text[] as queries, "
            + home
            + "::pg_catalog.text as home";
  }

  private static String home(@Nullable String schema, @Nullable String defaultSchema) {
    if (defaultSchema != null) {
      return SqlLiteral.of(defaultSchema);
    }
    return schema == null
        ? "pg_catalog.current_schema()"
        : "coalesce(pg_catalog.current_schema(), " + SqlLiteral.of(schema) + "::pg_catalog.name)";
  }

  /** Where that row says that the history is, or null if it is another schema's. */
  @Nullable LocatedHistory place(ResultSet row) throws SQLException {
    String home = row.getString("home");
    boolean misled = !isQualified && !Objects.equals(home, row.getString("namespace"));
    return misled ? null : location.forServiceIn(home);
  }
}
