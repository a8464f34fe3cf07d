package dev.plumbline.schema;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A check constraint of a table or a domain.
 *
 * @param name of the constraint
 * @param columns that the expression reads, sorted; none for a domain
 * @param expression as PostgreSQL prints it: {@code (quantity > 0)}
 * @param inherited whether tables that inherit from this one have it, too
 * @param enforcement which rows it holds for
 * @param comment or null
 */
public record Check(
    String name,
    List<String> columns,
    String expression,
    boolean inherited,
    Enforcement enforcement,
    @Nullable String comment)
    implements SchemaObject {

  public Check {
    columns = List.copyOf(columns);
  }

  /** As PostgreSQL prints it: {@code CHECK ((quantity > 0)) NOT VALID}. */
  public String definition() {
    return "CHECK ("
        + expression
        + ")"
        + (inherited ? "" : " NO INHERIT")
        + (enforcement == Enforcement.VALID
            ? ""
            : " " + enforcement.toString().toUpperCase(Locale.ROOT));
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
