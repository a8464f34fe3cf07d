package dev.plumbline.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An enum type.
 *
 * @param name of the type
 * @param values in sort order
 * @param grants sorted by grantee
 * @param comment or null
 */
public record EnumType(
    QualifiedName name, List<String> values, List<Grant> grants, @Nullable String comment)
    implements SchemaObject {

  public EnumType {
    values = List.copyOf(values);
    grants = List.copyOf(grants);
  }

  @Override
  public String kind() {
    return "enum type";
  }

  @Override
  public String label() {
    return name.toString();
  }
}
