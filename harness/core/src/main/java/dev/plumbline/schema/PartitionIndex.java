package dev.plumbline.schema;

import org.jspecify.annotations.Nullable;

/**
 * An index of a partition that is attached to an index of the partitioned table, and is what that
 * one is: a part of it, or of its constraint.
 *
 * @param name of the index
 * @param parent the index that it is attached to
 * @param valid false for the remains of a failed {@code REINDEX CONCURRENTLY}
 * @param tuning how it is kept, which need not be like its parent
 * @param comment or null
 */
public record PartitionIndex(
    String name, String parent, boolean valid, IndexTuning tuning, @Nullable String comment)
    implements SchemaObject {

  @Override
  public String kind() {
    return "index of a partition";
  }

  @Override
  public String label() {
    return name;
  }
}
