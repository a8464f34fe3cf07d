package dev.plumbline.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an index is kept: an index of its own, or that of a constraint.
 *
 * @param tablespace where it is not the database's own, or null
 * @param parameters such as {@code fillfactor=70}, sorted
 * @param statistics the targets of its expressions where they are not the usual ones, each as
 *     {@code position=target}
 */
public record IndexTuning(
    @Nullable String tablespace, List<String> parameters, List<String> statistics)
    implements PropertyGroup {

  /** What an index has about which nobody said anything. */
  public static final IndexTuning USUAL = new IndexTuning(null, List.of(), List.of());

  public IndexTuning {
    parameters = List.copyOf(parameters);
    statistics = List.copyOf(statistics);
  }
}
