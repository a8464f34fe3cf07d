package dev.plumbline.benchmarks.report;

import java.util.List;
import java.util.function.Consumer;

/** Measurements that belong together: what {@code ci/bench NAME} runs. */
public interface Suite {

  /** How it is called on the command line, and what its file is called. */
  String name();

  /** In a line: what it measures. */
  String description();

  /** What it consists of, in the order of measuring. */
  List<Part> parts();

  /**
   * Those that are asked for; all, if none is.
   *
   * @throws IllegalArgumentException if there is no such part, naming those that there are
   */
  default List<Part> parts(List<String> only) {
    List<String> known = parts().stream().map(Part::name).toList();
    if (!known.containsAll(only)) {
      throw new IllegalArgumentException(
          "--only takes a part of the suite: " + String.join(", ", known));
    }
    return parts().stream().filter(part -> only.isEmpty() || only.contains(part.name())).toList();
  }

  /**
   * Some of a suite's cases, which can be measured without the others.
   *
   * @param name how it is called on the command line
   * @param measurement measures its cases, each in a {@link Run#attempt} of its own, so that one
   *     that fails does not take the others with it, and sets the goals that they answer to
   */
  record Part(String name, Consumer<Run> measurement) {}
}
