package dev.plumbline.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sequence; how far it has been drawn from is data and left out.
 *
 * @param name of the sequence
 * @param type {@code bigint}, {@code integer} or {@code smallint}
 * @param start first value
 * @param increment step between two values
 * @param minimum smallest value
 * @param maximum largest value
 * @param cache how many values a session takes at a time
 * @param cycle whether it starts again at the end
 * @param unlogged whether a crash resets it (PostgreSQL 15 and later); false where a column owns
 *     it, which it then follows
 * @param owner the {@code table.column} that it is dropped with, or null
 * @param grants sorted by grantee
 * @param comment or null
 */
public record Sequence(
    QualifiedName name,
    String type,
    long start,
    long increment,
    long minimum,
    long maximum,
    long cache,
    boolean cycle,
    boolean unlogged,
    @Nullable String owner,
    List<Grant> grants,
    @Nullable String comment)
    implements SchemaObject {

  public Sequence {
    grants = List.copyOf(grants);
  }

  @Override
  public String kind() {
    return "sequence";
  }

  @Override
  public String label() {
    return name.toString();
  }
}
