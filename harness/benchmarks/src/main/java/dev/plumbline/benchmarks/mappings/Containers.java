package dev.plumbline.benchmarks.mappings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Collections of the type that an attribute has. */
final class Containers {

  private Containers() {}

  static Collection<Object> like(Class<?> type, List<Object> elements) {
    if (SortedSet.class.isAssignableFrom(type)) {
      return new TreeSet<>(elements);
    }
    return Set.class.isAssignableFrom(type)
        ? new LinkedHashSet<>(elements)
        : new ArrayList<>(elements);
  }
}
