package dev.plumbline.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A composite type of its own; the row types of tables are left out.
 *
 * @param name of the type
 * @param attributes in declared order
 * @param grants sorted by grantee
 * @param comment or null
 */
public record CompositeType(
    QualifiedName name, List<Attribute> attributes, List<Grant> grants, @Nullable String comment)
    implements SchemaObject {

  public CompositeType {
    attributes = List.copyOf(attributes);
    grants = List.copyOf(grants);
  }

  @Override
  public String kind() {
    return "composite type";
  }

  @Override
  public String label() {
    return name.toString();
  }
}
