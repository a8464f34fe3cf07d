package dev.plumbline.schema;

import dev.plumbline.text.SqlIdentifier;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An exclusion constraint.
 *
 * @param name of the constraint
 * @param method access method of the index behind it
 * @param parts what is compared, in declared order
 * @param operators by which it is compared, position by position
 * @param include columns that the index carries along
 * @param predicate which rows it is about, as PostgreSQL prints it, or null for all
 * @param deferrability when it is checked
 * @param tuning how its index is kept
 * @param comment or null
 */
public record ExclusionConstraint(
    String name,
    String method,
    List<Index.Part> parts,
    List<String> operators,
    List<String> include,
    @Nullable String predicate,
    Deferrability deferrability,
    IndexTuning tuning,
    @Nullable String comment)
    implements SchemaObject {

  public ExclusionConstraint {
    parts = List.copyOf(parts);
    operators = List.copyOf(operators);
    include = List.copyOf(include);
    if (parts.size() != operators.size()) {
      throw new IllegalArgumentException(
          "Exclusion constraint " + name + " pairs " + parts + " with " + operators);
    }
  }

  /** For people: {@code EXCLUDE USING gist (room WITH =, stay WITH &&)}. */
  public String definition() {
    return "EXCLUDE USING "
        + method
        + " ("
        + IntStream.range(0, parts.size())
            .mapToObj(i -> parts.get(i) + " WITH " + operators.get(i))
            .collect(Collectors.joining(", "))
        + ")"
        + (include.isEmpty() ? "" : " INCLUDE (" + SqlIdentifier.readable(include) + ")")
        + (predicate == null ? "" : " WHERE (" + predicate + ")");
  }

  @Override
  public String kind() {
    return "exclusion constraint";
  }

  @Override
  public String label() {
    return name;
  }
}
