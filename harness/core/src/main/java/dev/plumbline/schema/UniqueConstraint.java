package dev.plumbline.schema;

import java.util.List;

/**
 * A unique constraint. Unique indexes without a constraint are an {@link Index}.
 *
 * @param name of the constraint
 * @param columns in declared order
 * @param definition as PostgreSQL prints it, with everything that the other components leave out
 */
public record UniqueConstraint(String name, List<String> columns, String definition)
    implements SchemaObject {

  public UniqueConstraint {
    columns = List.copyOf(columns);
  }

  @Override
  public String kind() {
    return "unique constraint";
  }

  @Override
  public String label() {
    return name;
  }
}
