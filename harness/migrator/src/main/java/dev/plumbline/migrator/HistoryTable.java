package dev.plumbline.migrator;

import dev.plumbline.history.HistoryLocation;
import dev.plumbline.history.LocatedHistory;
import dev.plumbline.verification.ChangeSetId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Liquibase's history as it stands in the database, which may be that of an old Liquibase.
 *
 * @param connection to the database
 * @param place where it is
 * @param columns those that it has; none if there is no history
 */
record HistoryTable(Connection connection, LocatedHistory place, Set<String> columns) {

  private static final List<String> SELECTED =
      List.of(
          "filename",
          "id",
          "author",
          "dateexecuted",
          "orderexecuted",
          "exectype",
          "md5sum",
          "description",
          "comments",
          "tag",
          "contexts",
          "labels",
          "deployment_id",
          "liquibase");

  /** Liquibase adds what older versions did not have, but not these. */
  private static final List<String> NOT_ADDED =
      List.of("filename", "id", "author", "dateexecuted", "md5sum", "liquibase");

  /** What it expects of each row; of a column that it adds it fills the rows itself. */
  private static final List<String> NEVER_NULL =
      List.of("filename", "id", "author", "dateexecuted", "orderexecuted", "exectype");

  private static final String COLUMNS =
      """
      select a.attname::pg_catalog.text
      from pg_catalog.pg_attribute as a
      where a.attrelid operator(pg_catalog.=)
          pg_catalog.to_regclass(?::pg_catalog.text)::pg_catalog.oid
        and a.attnum operator(pg_catalog.>) 0::pg_catalog.int2 and not a.attisdropped
      """;

  private static final String IS_TABLE =
      """
      select c.relkind operator(pg_catalog.=) any (array['r', 'p']::pg_catalog."char"[])
      from pg_catalog.pg_class as c
      where c.oid operator(pg_catalog.=)
        pg_catalog.to_regclass(?::pg_catalog.text)::pg_catalog.oid
      """;

  /** That of a connection, where the settings say that it is. */
  static HistoryTable of(Connection connection) throws SQLException {
    return of(connection, HistoryLocation.configured().on(connection));
  }

  static HistoryTable of(Connection connection, LocatedHistory place) throws SQLException {
    return new HistoryTable(
        connection,
        place,
        place.schema() == null
            ? Set.of()
            : Set.copyOf(new Query(connection, COLUMNS, place.quotedTable()).texts()));
  }

  /** All rows, first applied first. */
  List<HistoryEntry> entries() throws SQLException {
    if (columns.isEmpty()) {
      return List.of();
    }
    String select =
        SELECTED.stream()
                .map(
                    column -> (columns.contains(column) ? "h." + column : "null") + " as " + column)
                .collect(Collectors.joining(", ", "select ", " from "))
            + place.quotedTable()
            + " as h order by orderexecuted nulls first, dateexecuted nulls first";
    return new Query(connection, select).rows(HistoryTable::entry);
  }

  private static HistoryEntry entry(ResultSet row) throws SQLException {
    Timestamp applied = row.getTimestamp("dateexecuted");
    int counted = row.getInt("orderexecuted");
    @Nullable Integer order = row.wasNull() ? null : Integer.valueOf(counted);
    return new HistoryEntry(
        id(row),
        applied == null ? null : applied.toLocalDateTime(),
        order,
        text(row, "exectype"),
        row.getString("md5sum"),
        row.getString("description"),
        row.getString("comments"),
        row.getString("tag"),
        row.getString("contexts"),
        row.getString("labels"),
        row.getString("deployment_id"),
        row.getString("liquibase"));
  }

  private static ChangeSetId id(ResultSet row) throws SQLException {
    return new ChangeSetId(text(row, "filename"), text(row, "id"), text(row, "author"));
  }

  private static String text(ResultSet row, String column) throws SQLException {
    @Nullable String text = row.getString(column);
    return Objects.requireNonNullElse(text, ChangeSetId.NOTHING);
  }

  /** Why Liquibase could not work with this history, in whole sentences; none if it can. */
  List<String> obstacles() throws SQLException {
    List<String> obstacles = new ArrayList<>();
    if (columns.isEmpty()) {
      return obstacles;
    }
    if (!isTable()) {
      obstacles.add(
          place
              + " is a view or the like, not a table, so Liquibase cannot record in it what it"
              + " applies. Let the migrator's search path lead to the table itself.");
      return obstacles;
    }
    List<String> missing = NOT_ADDED.stream().filter(column -> !columns.contains(column)).toList();
    if (!missing.isEmpty()) {
      obstacles.add(
          place
              + " lacks columns that Liquibase does not add by itself: "
              + String.join(", ", missing)
              + ". Add them as Liquibase would create them, or restore the table as it was.");
      return obstacles;
    }
    for (String column : NEVER_NULL) {
      if (columns.contains(column)) {
        addNulls(column, obstacles);
      }
    }
    return obstacles;
  }

  private boolean isTable() throws SQLException {
    return new Query(connection, IS_TABLE, place.quotedTable()).isTrue();
  }

  private void addNulls(String column, List<String> obstacles) throws SQLException {
    String select =
        "select h.filename, h.id, h.author from "
            + place.quotedTable()
            + " as h where h."
            + column
            + " is null";
    List<String> rows = new Query(connection, select).rows(row -> id(row).toString());
    if (!rows.isEmpty()) {
      obstacles.add(
          "Liquibase cannot read a row of "
              + place
              + " without "
              + column
              + ", as of "
              + String.join(", ", rows)
              + ". Set what is missing: UPDATE "
              + place
              + " SET "
              + column
              + " = … WHERE "
              + column
              + " IS NULL;");
    }
  }
}
