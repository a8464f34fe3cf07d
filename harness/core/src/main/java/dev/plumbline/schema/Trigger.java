package dev.plumbline.schema;

/**
 * A trigger that someone declared; those that PostgreSQL keeps for foreign keys are left out.
 *
 * @param name of the trigger
 * @param definition as PostgreSQL prints it
 */
public record Trigger(String name, String definition) implements SchemaObject {

  @Override
  public String kind() {
    return "trigger";
  }

  @Override
  public String label() {
    return name;
  }
}
