package dev.plumbline.release;

import dev.plumbline.release.ReleaseStatement.Kind;
import dev.plumbline.release.RowChanges.Labels;
import dev.plumbline.release.SampledRows.Row;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.Table;
import dev.plumbline.text.SqlIdentifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a release sends to one of its tables. Operators are the service's own choice. */
final class TableStatements {

  /** Enough for one that has children and one that has none. */
  private static final int DELETED = 6;

  private final Table table;
  private final SampledRows rows;
  private final FreshKeys keys;
  private final RowChanges changes;
  private final String name;
  private final List<String> written;

  TableStatements(Table table, SampledRows rows, FreshKeys keys) {
    this.table = table;
    this.rows = rows;
    this.keys = keys;
    this.changes = new RowChanges(table, rows);
    this.name = table.name().quoted();
    this.written =
        table.columns().stream()
            .filter(TableStatements::isWritten)
            .map(column -> column.name())
            .toList();
  }

  private static boolean isWritten(Column column) {
    return column.generation() == null && column.identity() != Column.Identity.ALWAYS;
  }

  /** Whether a release writes such tables by their own name. */
  static boolean areFor(Table table) {
    return table.type() == Table.Type.TABLE || table.type() == Table.Type.PARTITIONED_TABLE;
  }

  /** A query of all columns. */
  static ReleaseStatement read(Table table) {
    List<String> columns = table.columns().stream().map(column -> column.name()).toList();
    return ReleaseStatement.on(
        Kind.READ,
        table.name(),
        columns,
        "select " + quoted(columns) + " from " + table.name().quoted() + " limit 1",
        "SELECT " + ReleaseStatement.list(columns) + " FROM " + table.name());
  }

  /**
   * Everything, reading apart.
   *
   * @param types whose labels are written
   * @param isAsBefore whether the table is what it was, so that no column of it needs an update of
   *     its own
   */
  List<ReleaseStatement> writes(Collection<Labels> types, boolean isAsBefore) {
    List<ReleaseStatement> all = new ArrayList<>();
    if (rows.all().isEmpty()) {
      all.addAll(shapes());
    }
    rows.all().forEach(row -> all.add(insert(Kind.INSERT, written, row)));
    List<String> required = required();
    rows.withValuesIn(required)
        .findFirst()
        .ifPresent(row -> all.add(insert(Kind.INSERT_REQUIRED, required, row)));
    table.columns().stream()
        .filter(column -> !isAsBefore && isWritten(column))
        .flatMap(column -> changes.updates(column, types))
        .forEach(all::add);
    rows.all().stream().limit(DELETED).map(changes::delete).forEach(all::add);
    UniqueKey.of(table).forEach(key -> upserts(key, all));
    return all;
  }

  private List<String> required() {
    return table.columns().stream()
        .filter(column -> !column.optionalOnInsert())
        .map(column -> column.name())
        .toList();
  }

  /** Without a row to copy: what the server finds wrong before it looks at values. */
  private List<ReleaseStatement> shapes() {
    return List.of(
        statement(Kind.INSERT, written, insertOf(written) + nothing(written), words(written)),
        statement(
            Kind.DELETE,
            List.of(),
            "delete from " + name + " where false",
            "DELETE FROM " + table()));
  }

  private String table() {
    return table.name().toString();
  }

  private ReleaseStatement statement(Kind kind, List<String> columns, String sql, String words) {
    return ReleaseStatement.on(kind, table.name(), columns, sql, words);
  }

  private ReleaseStatement insert(Kind kind, List<String> columns, Row row) {
    Optional<Row> fresh = keys.copy(row);
    String values = fresh.orElse(row).literals(columns);
    ReleaseStatement insert =
        statement(
            kind,
            columns,
            columns.isEmpty()
                ? "insert into " + name + " default values"
                : insertOf(columns) + " values (" + values + ")",
            words(columns));
    return fresh.isPresent() ? insert : insert.after(changes.delete(row).sql());
  }

  /** A copy of a row that gets a column from the server; empty if there is none to copy. */
  Optional<ReleaseStatement> insertWithout(String column) {
    List<String> columns = written.stream().filter(each -> !each.equals(column)).toList();
    return rows.all().stream()
        .filter(row -> keys.copy(row).isPresent())
        .findFirst()
        .map(row -> insert(Kind.INSERT, columns, row));
  }

  private String words(List<String> columns) {
    return "INSERT INTO " + table() + " (" + ReleaseStatement.list(columns) + ")";
  }

  private String insertOf(List<String> columns) {
    return "insert into " + name + " (" + quoted(columns) + ")";
  }

  private static String nothing(List<String> columns) {
    return " select "
        + columns.stream().map(column -> "null").collect(Collectors.joining(", "))
        + " where false";
  }

  /** Whether there is such a key is told without rows; that it is met, by one that is there. */
  private void upserts(UniqueKey key, List<ReleaseStatement> all) {
    if (key.target().isEmpty()) {
      return;
    }
    String conflict = " on conflict " + key.target() + action(key);
    String words = "INSERT INTO " + table() + " … ON CONFLICT " + key.target().replace("\"", "");
    all.add(
        statement(
                Kind.UPSERT, key.columns(), insertOf(written) + nothing(written) + conflict, words)
            .about(key.name()));
    rows.having(key.columns())
        .map(row -> insertOf(written) + " values (" + row.literals(written) + ")" + conflict)
        .ifPresent(
            sql -> all.add(statement(Kind.UPSERT, key.columns(), sql, words).about(key.name())));
  }

  private String action(UniqueKey key) {
    return written.stream()
        .filter(column -> !key.columns().contains(column) && !changes.key().contains(column))
        .findFirst()
        .map(SqlIdentifier::of)
        .map(column -> " do update set " + column + " = excluded." + column)
        .orElse(" do nothing");
  }

  private static String quoted(List<String> columns) {
    return columns.stream().map(SqlIdentifier::of).collect(Collectors.joining(", "));
  }
}
