package dev.plumbline.schema;

import java.util.List;

/**
 * A primary key.
 *
 * @param name of the constraint
 * @param columns in key order
 */
public record PrimaryKey(String name, List<String> columns) implements SchemaObject {

  public PrimaryKey {
    columns = List.copyOf(columns);
  }

  @Override
  public String kind() {
    return "primary key";
  }

  @Override
  public String label() {
    return name;
  }
}
