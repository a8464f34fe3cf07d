package dev.plumbline.schema;

/**
 * A function or procedure.
 *
 * @param name of the routine
 * @param arguments its argument types, which tell overloads apart
 * @param definition the whole {@code CREATE} statement as PostgreSQL prints it
 */
public record Routine(QualifiedName name, String arguments, String definition)
    implements SchemaObject {

  @Override
  public String kind() {
    return "function";
  }

  @Override
  public String label() {
    return name + "(" + arguments + ")";
  }
}
