package dev.plumbline.remedy;

import dev.plumbline.schema.Check;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.Deferrability;
import dev.plumbline.schema.Enforcement;
import dev.plumbline.schema.ForeignKey;
import dev.plumbline.schema.Index;
import dev.plumbline.schema.PrimaryKey;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Sequence;
import dev.plumbline.schema.UniqueConstraint;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Schema objects as statements define them. */
final class Definitions {

  private Definitions() {}

  /** Name, type and all that belongs to the column alone. */
  static String column(Column column) {
    return columnBut(column, column.nullable());
  }

  /** The same, with or without its not-null constraint. */
  static String columnBut(Column column, boolean nullable) {
    return (Sql.name(column.name()) + " " + type(column))
        + generation(column)
        + (column.defaultExpression() == null
            ? ""
            : " DEFAULT " + ReadableExpression.of(column.defaultExpression()))
        + (nullable ? "" : " NOT NULL");
  }

  static String type(Column column) {
    return column.type() + (column.collation() == null ? "" : " COLLATE " + column.collation());
  }

  private static String generation(Column column) {
    if (column.identity() != null) {
      return " " + identity(column.identity()) + options(column.identitySequence());
    }
    Column.Generation generation = column.generation();
    return generation == null
        ? ""
        : (" GENERATED ALWAYS AS " + ReadableExpression.inParentheses(generation.expression()))
            + (generation.stored() ? " STORED" : " VIRTUAL");
  }

  static String identity(Column.Identity identity) {
    return "GENERATED "
        + (identity == Column.Identity.ALWAYS ? "ALWAYS" : "BY DEFAULT")
        + " AS IDENTITY";
  }

  private static String options(@Nullable Sequence sequence) {
    return sequence == null || (sequence.increment() == 1 && sequence.start() == 1)
        ? ""
        : " (START WITH " + sequence.start() + " INCREMENT BY " + sequence.increment() + ")";
  }

  static String primaryKey(PrimaryKey key) {
    return ("PRIMARY KEY (" + period(key.columns(), key.withoutOverlaps(), "", " WITHOUT OVERLAPS"))
        + ")"
        + include(key.include())
        + deferrability(key.deferrability());
  }

  static String unique(UniqueConstraint unique) {
    return "UNIQUE "
        + (unique.nullsDistinct() ? "" : "NULLS NOT DISTINCT ")
        + ("(" + period(unique.columns(), unique.withoutOverlaps(), "", " WITHOUT OVERLAPS") + ")")
        + include(unique.include())
        + deferrability(unique.deferrability());
  }

  static String foreignKey(ForeignKey key) {
    return ("FOREIGN KEY (" + period(key.columns(), key.period(), "PERIOD ", "") + ")")
        + (" REFERENCES " + Sql.name(key.target()))
        + (" (" + period(key.targetColumns(), key.period(), "PERIOD ", "") + ")")
        + (key.match() == ForeignKey.Match.FULL ? " MATCH FULL" : "")
        + (key.onUpdate() == ForeignKey.Action.NO_ACTION ? "" : " ON UPDATE " + key.onUpdate())
        + (key.onDelete() == ForeignKey.Action.NO_ACTION ? "" : " ON DELETE " + key.onDelete())
        + (key.setOnDelete().isEmpty() ? "" : " (" + Sql.names(key.setOnDelete()) + ")")
        + deferrability(key.deferrability())
        + enforcement(key.enforcement());
  }

  static String check(Check check) {
    return ("CHECK " + ReadableExpression.inParentheses(check.expression()))
        + (check.inherited() ? "" : " NO INHERIT")
        + enforcement(check.enforcement());
  }

  /** The statement that creates it under that name. */
  static String createIndex(Index index, String name, QualifiedName table, boolean concurrently) {
    return (index.unique() ? "CREATE UNIQUE INDEX " : "CREATE INDEX ")
        + (concurrently ? "CONCURRENTLY " : "")
        + (Sql.name(name) + " ON " + Sql.name(table))
        + (index.method().equals("btree") ? "" : " USING " + index.method())
        + index.parts().stream().map(Definitions::part).collect(Collectors.joining(", ", " (", ")"))
        + include(index.include())
        + (index.nullsDistinct() ? "" : " NULLS NOT DISTINCT")
        + (index.predicate() == null ? "" : " WHERE " + ReadableExpression.of(index.predicate()));
  }

  /** Whether an index is computed from a column; an expression is searched for its name. */
  static boolean mentions(Index index, String column) {
    String predicate = index.predicate();
    return index.include().contains(column)
        || (predicate != null && predicate.contains(column))
        || index.parts().stream()
            .anyMatch(
                part ->
                    part.isExpression() ? part.key().contains(column) : part.key().equals(column));
  }

  private static String part(Index.Part part) {
    return (part.isExpression()
            ? ReadableExpression.inParentheses(part.key())
            : Sql.name(part.key()))
        + (part.collation() == null ? "" : " COLLATE " + part.collation())
        + (part.operatorClass() == null ? "" : " " + part.operatorClass())
        + (part.descending() ? " DESC" : "")
        + (part.nullsFirst() == part.descending()
            ? ""
            : part.nullsFirst() ? " NULLS FIRST" : " NULLS LAST");
  }

  private static String period(List<String> columns, boolean period, String before, String after) {
    if (!period) {
      return Sql.names(columns);
    }
    int last = columns.size() - 1;
    return Sql.names(columns.subList(0, last))
        + ", "
        + before
        + Sql.name(columns.get(last))
        + after;
  }

  private static String include(List<String> columns) {
    return columns.isEmpty() ? "" : " INCLUDE (" + Sql.names(columns) + ")";
  }

  private static String deferrability(Deferrability deferrability) {
    return deferrability == Deferrability.NOT_DEFERRABLE
        ? ""
        : " " + deferrability.toString().toUpperCase(Locale.ROOT);
  }

  private static String enforcement(Enforcement enforcement) {
    return enforcement == Enforcement.VALID
        ? ""
        : " " + enforcement.toString().toUpperCase(Locale.ROOT);
  }
}
