package dev.plumbline.benchmarks.report;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;

/** Something that the rows of a run have a value for, unless a row that it needs is missing. */
@FunctionalInterface
public interface Quantity {

  /** Its value, from these rows and nothing else; empty if a row is missing. */
  OptionalDouble in(List<Row> rows);

  /** A subject's median in a case. */
  static Quantity median(String caseName, String subject) {
    return figure(caseName, subject, Row::median);
  }

  /** A subject's 99th percentile in a case. */
  static Quantity p99(String caseName, String subject) {
    return figure(caseName, subject, Row::p99);
  }

  /** The smallest of several; those without a value do not count. */
  static Quantity least(Quantity... quantities) {
    return rows ->
        Arrays.stream(quantities)
            .map(quantity -> quantity.in(rows))
            .flatMapToDouble(OptionalDouble::stream)
            .min();
  }

  /** How many times the other it is. */
  default Quantity dividedBy(Quantity other) {
    return with(other, (mine, others) -> mine / others);
  }

  /** How much more than the other it is. */
  default Quantity minus(Quantity other) {
    return with(other, (mine, others) -> mine - others);
  }

  private Quantity with(Quantity other, DoubleBinaryOperator operator) {
    return rows -> {
      OptionalDouble mine = in(rows);
      OptionalDouble others = other.in(rows);
      return mine.isPresent() && others.isPresent()
          ? OptionalDouble.of(operator.applyAsDouble(mine.getAsDouble(), others.getAsDouble()))
          : OptionalDouble.empty();
    };
  }

  private static Quantity figure(String caseName, String subject, ToDoubleFunction<Row> figure) {
    return rows ->
        rows.stream()
            .filter(row -> row.caseName().equals(caseName) && row.subject().equals(subject))
            .mapToDouble(figure)
            .findFirst();
  }
}
