package dev.plumbline.schema;

import org.jspecify.annotations.Nullable;

/**
 * A field of a {@link CompositeType}.
 *
 * @param name as the catalog spells it
 * @param type as {@code format_type} prints it, modifiers included
 * @param collation where it is not the type's own, or null
 * @param comment or null
 */
public record Attribute(
    String name, String type, @Nullable String collation, @Nullable String comment)
    implements SchemaObject {

  @Override
  public String kind() {
    return "attribute";
  }

  @Override
  public String label() {
    return name;
  }
}
