package dev.plumbline.catalog;

import static dev.plumbline.catalog.CatalogRows.strings;

import dev.plumbline.schema.Attribute;
import dev.plumbline.schema.Column;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns of all tables, views and composite types. */
final class Columns {

  private final Map<Long, List<Numbered>> byRelation;

  private Columns(Map<Long, List<Numbered>> byRelation) {
    this.byRelation = byRelation;
  }

  /** Numbers ascend in a table, with gaps where columns have been dropped. */
  private record Numbered(int number, Column column) {}

  static Columns of(CatalogRows rows, Annotations annotations, Sequences sequences)
      throws SQLException {
    return new Columns(
        rows.grouped(
            CatalogQuery.COLUMNS,
            "relation",
            row -> new Numbered(row.getInt("number"), column(row, annotations, sequences))));
  }

  /** These, and of the relations that are not among them those of an earlier reading. */
  Columns over(Columns earlier) {
    Map<Long, List<Numbered>> all = new HashMap<>(earlier.byRelation);
    all.putAll(byRelation);
    return new Columns(all);
  }

  /** Whether a column of the relation is called otherwise than in an earlier reading. */
  boolean renamedSince(Columns earlier, long relation) {
    Map<Integer, String> names = new HashMap<>();
    numbered(relation).forEach(it -> names.put(it.number, it.column.name()));
    return earlier.numbered(relation).stream()
        .anyMatch(it -> !names.getOrDefault(it.number, it.column.name()).equals(it.column.name()));
  }

  /** Those of a relation, in order. */
  List<Column> of(long relation) {
    return numbered(relation).stream().map(Numbered::column).toList();
  }

  /**
   * Names for numbers. Numbers of system columns and 0, which stands for the whole row, are left
   * out: a check may read them.
   */
  List<String> names(long relation, List<Integer> numbers) {
    return numbers.stream()
        .filter(number -> number > 0)
        .map(number -> name(relation, number))
        .toList();
  }

  String name(long relation, int number) {
    return numbered(relation).stream()
        .filter(candidate -> candidate.number == number)
        .map(candidate -> candidate.column.name())
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "The catalog changed while it was read: relation "
                        + relation
                        + " has no column "
                        + number
                        + ". Read it in a repeatable-read transaction."));
  }

  private List<Numbered> numbered(long relation) {
    return byRelation.getOrDefault(relation, List.of());
  }

  /** Those of a composite type. */
  List<Attribute> attributes(long relation) {
    return of(relation).stream()
        .map(
            column ->
                new Attribute(column.name(), column.type(), column.collation(), column.comment()))
        .toList();
  }

  private static Column column(ResultSet row, Annotations annotations, Sequences sequences)
      throws SQLException {
    long relation = row.getLong("relation");
    int number = row.getInt("number");
    String expression = row.getString("expression");
    Column.Generation generation = generation(row.getString("generated"), expression);
    return new Column(
        row.getString("name"),
        row.getString("type"),
        row.getBoolean("nullable"),
        generation == null ? expression : null,
        identity(row.getString("identity")),
        sequences.ofIdentity(relation, number),
        generation,
        row.getString("collation"),
        ForeignOptions.of(row, "foreign_options"),
        new Column.Tuning(
            row.getString("storage"),
            row.getString("compression"),
            row.getLong("statistics_target"),
            strings(row, "options")),
        annotations.columnGrants(relation, number),
        annotations.columnComment(relation, number));
  }

  private static Column.@Nullable Generation generation(String attgenerated, String expression) {
    return switch (attgenerated) {
      case "" -> null;
      case "s" -> new Column.Generation(expression, true);
      case "v" -> new Column.Generation(expression, false);
      default -> throw UnknownCode.of("pg_attribute.attgenerated", attgenerated);
    };
  }

  private static Column.@Nullable Identity identity(String attidentity) {
    return switch (attidentity) {
      case "" -> null;
      case "a" -> Column.Identity.ALWAYS;
      case "d" -> Column.Identity.BY_DEFAULT;
      default -> throw UnknownCode.of("pg_attribute.attidentity", attidentity);
    };
  }
}
