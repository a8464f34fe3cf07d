package dev.plumbline.schema;

/**
 * A PostgreSQL schema, the container of tables.
 *
 * @param name as the catalog spells it
 */
public record Namespace(String name) implements SchemaObject {

  @Override
  public String kind() {
    return "schema";
  }

  @Override
  public String label() {
    return name;
  }
}
