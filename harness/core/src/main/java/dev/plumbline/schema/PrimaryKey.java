package dev.plumbline.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A primary key.
 *
 * @param name of the constraint
 * @param columns in key order
 * @param include columns that its index carries along
 * @param withoutOverlaps whether the last column is a period, unique where it overlaps (PostgreSQL
 *     18 and later)
 * @param deferrability when it is checked
 * @param tuning how its index is kept
 * @param comment or null
 */
public record PrimaryKey(
    String name,
    List<String> columns,
    List<String> include,
    boolean withoutOverlaps,
    Deferrability deferrability,
    IndexTuning tuning,
    @Nullable String comment)
    implements SchemaObject {

  public PrimaryKey {
    columns = List.copyOf(columns);
    include = List.copyOf(include);
  }

  @Override
  public String kind() {
    return "primary key";
  }

  @Override
  public String label() {
    return name;
  }
}
