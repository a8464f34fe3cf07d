package dev.plumbline.schema;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A foreign key.
 *
 * @param name of the constraint
 * @param columns the referencing columns, in declared order
 * @param target the referenced table
 * @param targetColumns the referenced columns, position by position
 * @param match how partly null keys are treated
 * @param onUpdate what happens to the row when the referenced key changes
 * @param onDelete what happens to the row when the referenced row goes
 * @param setOnDelete the columns that {@code onDelete} sets, where not all (PostgreSQL 15 and
 *     later)
 * @param period whether the last column is a period that the target must cover (PostgreSQL 18 and
 *     later)
 * @param deferrability when it is checked
 * @param enforcement which rows it holds for
 * @param comment or null
 */
public record ForeignKey(
    String name,
    List<String> columns,
    QualifiedName target,
    List<String> targetColumns,
    Match match,
    Action onUpdate,
    Action onDelete,
    List<String> setOnDelete,
    boolean period,
    Deferrability deferrability,
    Enforcement enforcement,
    @Nullable String comment)
    implements SchemaObject {

  /** The column that one of {@link #columns} refers to; empty if it is none of them. */
  public Optional<String> targetOf(String column) {
    int at = columns.indexOf(column);
    return at < 0 ? Optional.empty() : Optional.of(targetColumns.get(at));
  }

  /** A referential action. */
  public enum Action {
    NO_ACTION,
    RESTRICT,
    CASCADE,
    SET_NULL,
    SET_DEFAULT;

    @Override
    public String toString() {
      return name().replace('_', ' ');
    }
  }

  /** How a key of several columns is treated when some of them are null. */
  public enum Match {
    /** It refers to nothing, which is allowed. */
    SIMPLE,
    /** It is rejected, unless all of them are null. */
    FULL
  }

  public ForeignKey {
    columns = List.copyOf(columns);
    targetColumns = List.copyOf(targetColumns);
    setOnDelete = List.copyOf(setOnDelete);
    if (columns.size() != targetColumns.size()) {
      throw new IllegalArgumentException(
          "Foreign key " + name + " pairs " + columns + " with " + targetColumns);
    }
  }

  @Override
  public String kind() {
    return "foreign key";
  }

  @Override
  public String label() {
    return name;
  }
}
