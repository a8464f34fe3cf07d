package dev.plumbline.benchmarks.contracts;

import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult.Status;

/**
 * What a test took. Immutable.
 *
 * @param method the test's
 * @param status how it ended
 * @param nanos from its start to its end
 */
record TestTime(String method, Status status, long nanos) {

  private static final String MARK = "test";

  String toLine() {
    return String.join(" ", MARK, method, status.name(), Long.toString(nanos));
  }

  /** What {@link #toLine} wrote; empty if the line is something else. */
  static Optional<TestTime> of(String line) {
    String[] words = line.split(" ", -1);
    return words.length == 4 && words[0].equals(MARK)
        ? Optional.of(new TestTime(words[1], Status.valueOf(words[2]), Long.parseLong(words[3])))
        : Optional.empty();
  }

  double millis() {
    return nanos / 1e6;
  }
}
