package dev.plumbline.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A unique constraint. Unique indexes without a constraint are an {@link Index}.
 *
 * @param name of the constraint
 * @param columns in declared order
 * @param include columns that its index carries along
 * @param nullsDistinct whether nulls count as different from one another; always before PostgreSQL
 *     15
 * @param withoutOverlaps whether the last column is a period, unique where it overlaps (PostgreSQL
 *     18 and later)
 * @param deferrability when it is checked
 * @param tuning how its index is kept
 * @param comment or null
 */
public record UniqueConstraint(
    String name,
    List<String> columns,
    List<String> include,
    boolean nullsDistinct,
    boolean withoutOverlaps,
    Deferrability deferrability,
    IndexTuning tuning,
    @Nullable String comment)
    implements SchemaObject {

  public UniqueConstraint {
    columns = List.copyOf(columns);
    include = List.copyOf(include);
  }

  @Override
  public String kind() {
    return "unique constraint";
  }

  @Override
  public String label() {
    return name;
  }
}
