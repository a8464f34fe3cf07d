package dev.plumbline.release;

import dev.plumbline.release.ReleaseStatement.Kind;
import dev.plumbline.release.SampledRows.Row;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.PrimaryKey;
import dev.plumbline.schema.Table;
import dev.plumbline.text.SqlIdentifier;
import dev.plumbline.text.SqlLiteral;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Updates and deletions of rows of a table, found by its primary key. */
record RowChanges(Table table, SampledRows rows) {

  /**
   * The labels of an enum type.
   *
   * @param type as a column names it
   */
  record Labels(String type, List<String> values) {}

  /** Updates of a column: to a value, to null where it may be null, to each label of its type. */
  Stream<ReleaseStatement> updates(Column column, Collection<Labels> types) {
    List<ReleaseStatement> updates = new ArrayList<>();
    String name = column.name();
    if (!key().contains(name)) {
      longest(name)
          .ifPresent(row -> updates.add(update(name, row, Kind.UPDATE, row.literal(name))));
    }
    Optional<Row> any = rows.all().stream().findFirst();
    if (column.nullable()) {
      any.ifPresent(row -> updates.add(update(name, row, Kind.UPDATE_TO_NULL, "null")));
    }
    types.stream()
        .filter(type -> type.type().equals(column.type()) && any.isPresent())
        .flatMap(type -> type.values().stream())
        .forEach(
            label ->
                updates.add(update(name, any.orElseThrow(), Kind.LABEL, SqlLiteral.of(label))));
    return updates.stream();
  }

  /** Its value is the one that a narrower column rejects. */
  private Optional<Row> longest(String column) {
    return rows.withValuesIn(List.of(column))
        .max(
            Comparator.comparingInt(
                row -> Objects.requireNonNull(row.values().get(column)).length()));
  }

  private ReleaseStatement update(String column, Row row, Kind kind, String value) {
    return ReleaseStatement.on(
            kind,
            table.name(),
            List.of(column),
            "update "
                + table.name().quoted()
                + " set "
                + SqlIdentifier.of(column)
                + " = "
                + value
                + where(row),
            "UPDATE "
                + table.name()
                + " SET "
                + column
                + (kind == Kind.UPDATE_TO_NULL ? " = NULL" : ""))
        .about(column);
  }

  ReleaseStatement delete(Row row) {
    return ReleaseStatement.on(
        Kind.DELETE,
        table.name(),
        key(),
        "delete from " + table.name().quoted() + where(row),
        "DELETE FROM " + table.name());
  }

  List<String> key() {
    PrimaryKey key = table.primaryKey();
    return key == null ? List.of() : key.columns();
  }

  private String where(Row row) {
    return key().isEmpty()
        ? " where ctid = (select ctid from " + table.name().quoted() + " limit 1)"
        : key().stream()
            .map(column -> SqlIdentifier.of(column) + " = " + row.literal(column))
            .collect(Collectors.joining(" and ", " where ", ""));
  }
}
