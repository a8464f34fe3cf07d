package dev.plumbline.schema;

import dev.plumbline.text.SqlIdentifier;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An index that no constraint owns.
 *
 * @param name of the index
 * @param method access method: {@code btree}, {@code gin}, {@code brin}, …
 * @param unique whether it rejects duplicates
 * @param nullsDistinct whether nulls count as different from one another; always before PostgreSQL
 *     15
 * @param parts in index order
 * @param include columns that it carries along
 * @param predicate of a partial index as PostgreSQL prints it, or null
 * @param valid false for the remains of a failed {@code CREATE INDEX CONCURRENTLY}, and for an
 *     index of a partitioned table that some partition lacks
 * @param tuning how it is kept
 * @param comment or null
 */
public record Index(
    String name,
    String method,
    boolean unique,
    boolean nullsDistinct,
    List<Part> parts,
    List<String> include,
    @Nullable String predicate,
    boolean valid,
    IndexTuning tuning,
    @Nullable String comment)
    implements SchemaObject {

  /**
   * A column or expression of an index.
   *
   * @param key column name as the catalog spells it, or expression as PostgreSQL prints it
   * @param isExpression which of the two
   * @param operatorClass with its parameters, if any: {@code text_pattern_ops}; null for the type's
   *     default
   * @param collation where it is not the column's own, or null
   * @param descending whether large values come first
   * @param nullsFirst whether nulls come first; the usual place is last, or first if descending
   */
  public record Part(
      String key,
      boolean isExpression,
      @Nullable String operatorClass,
      @Nullable String collation,
      boolean descending,
      boolean nullsFirst) {

    /** As PostgreSQL prints it: {@code lower(note) text_pattern_ops DESC}. */
    @Override
    public String toString() {
      return (isExpression ? key : SqlIdentifier.readable(key))
          + (collation == null ? "" : " COLLATE " + collation)
          + (operatorClass == null ? "" : " " + operatorClass)
          + (descending ? " DESC" : "")
          + (nullsFirst == descending ? "" : nullsFirst ? " NULLS FIRST" : " NULLS LAST");
    }
  }

  public Index {
    parts = List.copyOf(parts);
    include = List.copyOf(include);
  }

  /** Columns and expressions in index order. */
  public List<String> keys() {
    return parts.stream().map(Part::key).toList();
  }

  /** The statement that creates it, for people; PostgreSQL prints the same. */
  public String definition(QualifiedName table) {
    return (unique ? "CREATE UNIQUE INDEX " : "CREATE INDEX ")
        + SqlIdentifier.readable(name)
        + " ON "
        + SqlIdentifier.readable(table.namespace(), table.name())
        + " USING "
        + method
        + " ("
        + parts.stream().map(Part::toString).collect(Collectors.joining(", "))
        + ")"
        + (include.isEmpty() ? "" : " INCLUDE (" + SqlIdentifier.readable(include) + ")")
        + (nullsDistinct ? "" : " NULLS NOT DISTINCT")
        + (predicate == null ? "" : " WHERE " + predicate);
  }

  @Override
  public String kind() {
    return "index";
  }

  @Override
  public String label() {
    return name;
  }
}
