package dev.plumbline.benchmarks.parity;

import java.util.HashSet;
import java.util.Set;

/**
 * What a judge has said of a schema.
 *
 * @param warnings what it has reported
 * @param notes what it has only mentioned
 */
record Reports(Set<String> warnings, Set<String> notes) {

  static final Reports NONE = new Reports(Set.of(), Set.of());

  Reports {
    warnings = Set.copyOf(warnings);
    notes = Set.copyOf(notes);
  }

  static Reports of(Set<String> warnings) {
    return new Reports(warnings, Set.of());
  }

  /** Those that are new. */
  Reports since(Reports before) {
    return new Reports(without(warnings, before.warnings), without(notes, before.notes));
  }

  private static Set<String> without(Set<String> all, Set<String> some) {
    Set<String> left = new HashSet<>(all);
    left.removeAll(some);
    return left;
  }
}
