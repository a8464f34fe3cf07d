package dev.plumbline.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A range type together with its multirange type.
 *
 * @param name of the type
 * @param subtype the type of its bounds, as {@code format_type} prints it
 * @param operatorClass by which its bounds are ordered
 * @param collation of its bounds, or null
 * @param canonical the function that makes equal ranges alike, or null
 * @param difference the function that tells how far two bounds are apart, or null
 * @param multirange name of the multirange type
 * @param grants sorted by grantee
 * @param comment or null
 */
public record RangeType(
    QualifiedName name,
    String subtype,
    String operatorClass,
    @Nullable String collation,
    @Nullable String canonical,
    @Nullable String difference,
    String multirange,
    List<Grant> grants,
    @Nullable String comment)
    implements SchemaObject {

  public RangeType {
    grants = List.copyOf(grants);
  }

  @Override
  public String kind() {
    return "range type";
  }

  @Override
  public String label() {
    return name.toString();
  }
}
