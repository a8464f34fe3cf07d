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
   * Some of a suite's cases, which can be measured without the others.
   *
   * @param name how it is called on the command line
   * @param measurement measures its cases, each in a {@link Run#attempt} of its own, so that one
   *     that fails does not take the others with it, and sets the goals that they answer to
   */
  record Part(String name, Consumer<Run> measurement) {}
}
