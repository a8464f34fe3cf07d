package dev.plumbline.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function, procedure or aggregate.
 *
 * @param name of the routine
 * @param type what kind of routine it is
 * @param arguments its argument types, which tell overloads apart
 * @param definition the whole {@code CREATE} statement as PostgreSQL prints it
 * @param grants sorted by grantee
 * @param comment or null
 */
public record Routine(
    QualifiedName name,
    Type type,
    String arguments,
    String definition,
    List<Grant> grants,
    @Nullable String comment)
    implements SchemaObject {

  /** What kind of routine it is. */
  public enum Type {
    FUNCTION("function"),
    WINDOW_FUNCTION("window function"),
    PROCEDURE("procedure"),
    AGGREGATE("aggregate");

    private final String words;

    Type(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  public Routine {
    grants = List.copyOf(grants);
  }

  @Override
  public String kind() {
    return type.toString();
  }

  @Override
  public String label() {
    return name + "(" + arguments + ")";
  }
}
