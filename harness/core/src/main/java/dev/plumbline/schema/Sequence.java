package dev.plumbline.schema;

import org.jspecify.annotations.Nullable;

/**
 * A sequence. Those inside identity columns are part of {@link Column#identity()} and left out.
 *
 * @param name of the sequence
 * @param type {@code bigint}, {@code integer} or {@code smallint}
 * @param start first value
 * @param increment step between two values
 * @param minimum smallest value
 * @param maximum largest value
 * @param cycle whether it starts again at the end
 * @param owner the {@code table.column} that it is dropped with, or null
 */
public record Sequence(
    QualifiedName name,
    String type,
    long start,
    long increment,
    long minimum,
    long maximum,
    boolean cycle,
    @Nullable String owner)
    implements SchemaObject {

  @Override
  public String kind() {
    return "sequence";
  }

  @Override
  public String label() {
    return name.toString();
  }
}
