package dev.plumbline.schema;

import org.jspecify.annotations.Nullable;

/**
 * A rewrite rule; the one that makes a view is left out.
 *
 * @param name of the rule
 * @param definition the whole {@code CREATE} statement as PostgreSQL prints it
 * @param firing in which sessions it applies
 * @param comment or null
 */
public record Rule(String name, String definition, Firing firing, @Nullable String comment)
    implements SchemaObject {

  @Override
  public String kind() {
    return "rule";
  }

  @Override
  public String label() {
    return name;
  }
}
