package dev.plumbline.schema;

import java.util.List;

/**
 * An enum type.
 *
 * @param name of the type
 * @param values in sort order
 */
public record EnumType(QualifiedName name, List<String> values) implements SchemaObject {

  public EnumType {
    values = List.copyOf(values);
  }

  @Override
  public String kind() {
    return "enum type";
  }

  @Override
  public String label() {
    return name.toString();
  }
}
