package dev.plumbline.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An index of its own, or the one behind an exclusion constraint.
 *
 * @param name of the index
 * @param method access method: {@code btree}, {@code gin}, {@code brin}, …
 * @param unique whether it rejects duplicates
 * @param keys column names as the catalog spells them, or expressions as PostgreSQL prints them, in
 *     index order
 * @param predicate of a partial index as PostgreSQL prints it, or null
 * @param valid false for the remains of a failed {@code CREATE INDEX CONCURRENTLY}
 * @param definition as PostgreSQL prints it, with everything that the other components leave out
 */
public record Index(
    String name,
    String method,
    boolean unique,
    List<String> keys,
    @Nullable String predicate,
    boolean valid,
    String definition)
    implements SchemaObject {

  public Index {
    keys = List.copyOf(keys);
  }

  @Override
  public String kind() {
    return "index";
  }

  @Override
  public String label() {
    return name;
  }
}
