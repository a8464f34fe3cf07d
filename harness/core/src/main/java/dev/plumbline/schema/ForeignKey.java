package dev.plumbline.schema;

import java.util.List;

/**
 * A foreign key.
 *
 * @param name of the constraint
 * @param columns the referencing columns, in declared order
 * @param target the referenced table
 * @param targetColumns the referenced columns, position by position
 * @param onUpdate what happens to the row when the referenced key changes
 * @param onDelete what happens to the row when the referenced row goes
 * @param definition as PostgreSQL prints it, with everything that the other components leave out
 */
public record ForeignKey(
    String name,
    List<String> columns,
    QualifiedName target,
    List<String> targetColumns,
    Action onUpdate,
    Action onDelete,
    String definition)
    implements SchemaObject {

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

  public ForeignKey {
    columns = List.copyOf(columns);
    targetColumns = List.copyOf(targetColumns);
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
