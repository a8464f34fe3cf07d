package dev.plumbline.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL schema, the container of tables.
 *
 * @param name as the catalog spells it
 * @param grants sorted by grantee; for {@code public}, what departs from a new database of that
 *     server
 * @param comment or null
 */
public record Namespace(String name, List<Grant> grants, @Nullable String comment)
    implements SchemaObject {

  public Namespace {
    grants = List.copyOf(grants);
  }

  @Override
  public String kind() {
    return "schema";
  }

  @Override
  public String label() {
    return name;
  }
}
