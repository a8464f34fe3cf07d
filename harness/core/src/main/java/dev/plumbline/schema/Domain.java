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
 * @param collation where it is not the type's own, or null
 * @param checks sorted by name
 * @param grants sorted by grantee
 * @param comment or null
 */
public record Domain(
    QualifiedName name,
    String type,
    boolean nullable,
    @Nullable String defaultExpression,
    @Nullable String collation,
    List<Check> checks,
    List<Grant> grants,
    @Nullable String comment)
    implements SchemaObject {

  public Domain {
    checks = List.copyOf(checks);
    grants = List.copyOf(grants);
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
