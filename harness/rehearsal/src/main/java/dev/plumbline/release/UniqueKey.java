package dev.plumbline.release;

import dev.plumbline.schema.Deferrability;
import dev.plumbline.schema.Index;
import dev.plumbline.schema.Table;
import dev.plumbline.text.SqlIdentifier;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What keeps rows of a table apart.
 *
 * @param name of the constraint or index
 * @param columns that it reads
 * @param target what names it in {@code ON CONFLICT}, or {@code ""} if nothing does
 * @param nullsDistinct whether nulls count as different
 */
record UniqueKey(String name, List<String> columns, String target, boolean nullsDistinct) {

  /** All of a table, the primary key first. */
  static List<UniqueKey> of(Table table) {
    Stream<UniqueKey> primary =
        Stream.ofNullable(table.primaryKey())
            .map(key -> of(key.name(), key.columns(), true, key.deferrability()));
    Stream<UniqueKey> constraints =
        table.uniqueConstraints().stream()
            .map(key -> of(key.name(), key.columns(), key.nullsDistinct(), key.deferrability()));
    Stream<UniqueKey> indexes =
        table.indexes().stream()
            .filter(index -> index.unique() && index.valid())
            .map(index -> of(index, table));
    return Stream.of(primary, constraints, indexes).flatMap(each -> each).toList();
  }

  private static UniqueKey of(
      String name, List<String> columns, boolean nullsDistinct, Deferrability deferrability) {
    String target =
        columns.stream().map(SqlIdentifier::of).collect(Collectors.joining(", ", "(", ")"));
    return new UniqueKey(
        name, columns, deferrability == Deferrability.NOT_DEFERRABLE ? target : "", nullsDistinct);
  }

  private static UniqueKey of(Index index, Table table) {
    List<String> columns =
        table.columns().stream()
            .map(column -> column.name())
            .filter(column -> index.parts().stream().anyMatch(part -> reads(part, column)))
            .toList();
    String predicate = Objects.requireNonNullElse(index.predicate(), "");
    String target =
        index.parts().stream()
            .map(
                part -> part.isExpression() ? "(" + part.key() + ")" : SqlIdentifier.of(part.key()))
            .collect(Collectors.joining(", ", "(", ")"));
    return new UniqueKey(
        index.name(),
        columns,
        target + (predicate.isEmpty() ? "" : " where " + predicate),
        index.nullsDistinct());
  }

  private static boolean reads(Index.Part part, String column) {
    return part.isExpression()
        ? part.key().contains(SqlIdentifier.readable(column))
        : part.key().equals(column);
  }
}
