package dev.plumbline.benchmarks.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What was measured of one subject in one case. Not safe for several threads. */
public final class Samples {

  private final String caseName;
  private final String subject;
  private final Unit unit;
  private final List<Double> values = new ArrayList<>();

  Samples(String caseName, String subject, Unit unit) {
    this.caseName = caseName;
    this.subject = subject;
    this.unit = unit;
  }

  /** Adds a measured time. */
  public void add(Duration time) {
    add(time.toNanos() / 1e6);
  }

  /** Adds a measured value, in the unit of these samples. */
  public void add(double value) {
    values.add(value);
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  Row row() {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return new Row(
        caseName, subject, unit.symbol(), median(sorted), percentile99(sorted), sorted.size());
  }

  /** Of an even number of values, the mean of the two in the middle. */
  private static double median(List<Double> sorted) {
    int size = sorted.size();
    return (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
  }

  /** By nearest rank: a value that was measured; of fewer than 100, the largest. */
  private static double percentile99(List<Double> sorted) {
    return sorted.get((int) Math.ceil(0.99 * sorted.size()) - 1);
  }
}
