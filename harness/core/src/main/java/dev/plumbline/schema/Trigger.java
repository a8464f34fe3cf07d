package dev.plumbline.schema;

import org.jspecify.annotations.Nullable;

/**
 * A trigger that someone declared; those that PostgreSQL keeps for foreign keys are left out, as
 * are the copies of a partitioned table's trigger in its partitions.
 *
 * @param name of the trigger
 * @param definition the whole {@code CREATE} statement as PostgreSQL prints it
 * @param firing in which sessions it fires
 * @param comment or null
 */
public record Trigger(String name, String definition, Firing firing, @Nullable String comment)
    implements SchemaObject {

  @Override
  public String kind() {
    return "trigger";
  }

  @Override
  public String label() {
    return name;
  }
}
