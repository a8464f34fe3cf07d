package dev.plumbline.benchmarks.report;

import java.util.List;
import java.util.Optional;

/**
 * A figure to reach. Immutable.
 *
 * @param goal what it is, in words
 * @param bound which side of the limit is the good one
 * @param limit how much or how little it must be
 * @param quantity how its value is computed from a run's rows
 */
public record Goal(String goal, Bound bound, double limit, Quantity quantity) {

  /** A value that must not be larger than the limit. */
  public static Goal atMost(double limit, String goal, Quantity quantity) {
    return new Goal(goal, Bound.AT_MOST, limit, quantity);
  }

  /** A value that must not be smaller than the limit. */
  public static Goal atLeast(double limit, String goal, Quantity quantity) {
    return new Goal(goal, Bound.AT_LEAST, limit, quantity);
  }

  /** How a run did; empty if it lacks the rows. */
  Optional<Result> judge(List<Row> rows) {
    return quantity.in(rows).stream()
        .mapToObj(value -> new Result(goal + bound.words, limit, value, bound.holds(value, limit)))
        .findFirst();
  }

  /** Which side of a limit is the good one. */
  public enum Bound {
    /** Small is good. */
    AT_MOST(", at most"),
    /** Large is good. */
    AT_LEAST(", at least");

    private final String words;

    Bound(String words) {
      this.words = words;
    }

    private boolean holds(double value, double limit) {
      return this == AT_MOST ? value <= limit : value >= limit;
    }
  }

  /**
   * A goal in a run.
   *
   * @param goal what was to be reached, and on which side of the limit
   * @param limit how much or how little it must be
   * @param value what the run's rows make it
   * @param met whether that will do
   */
  public record Result(String goal, double limit, double value, boolean met) {}
}
