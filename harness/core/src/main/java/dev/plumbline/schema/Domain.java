package dev.plumbline.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A domain: a type with rules of its own.
 *
 * @param name of the domain
 * @param type the type beneath, as {@code format_type} prints it
 * @param nullable whether it accepts NULL
 * @param defaultExpression as PostgreSQL prints it, or null
 * @param checks as PostgreSQL prints them, sorted
 */
public record Domain(
    QualifiedName name,
    String type,
    boolean nullable,
    @Nullable String defaultExpression,
    List<String> checks)
    implements SchemaObject {

  public Domain {
    checks = List.copyOf(checks);
  }

  @Override
  public String kind() {
    return "domain";
  }

  @Override
  public String label() {
    return name.toString();
  }
}
