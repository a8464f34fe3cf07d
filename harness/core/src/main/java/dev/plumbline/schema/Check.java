package dev.plumbline.schema;

import java.util.List;

/**
 * A check constraint.
 *
 * @param name of the constraint
 * @param columns that the expression reads, sorted
 * @param definition as PostgreSQL prints it: {@code CHECK ((quantity > 0))}
 */
public record Check(String name, List<String> columns, String definition) implements SchemaObject {

  public Check {
    columns = List.copyOf(columns);
  }

  @Override
  public String kind() {
    return "check constraint";
  }

  @Override
  public String label() {
    return name;
  }
}
