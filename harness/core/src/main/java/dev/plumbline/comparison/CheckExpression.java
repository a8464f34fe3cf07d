package dev.plumbline.comparison;

import java.util.List;
import java.util.Optional;

/**
 * The expression of a check, as far as it compares one column with constants. Casts are left out:
 * they do not change which constants are meant.
 */
public sealed interface CheckExpression {

  /** With room to spare in a {@code long}. */
  String WHOLE_NUMBER = "-?\\d{1,9}";

  /** The column that is checked, or {@code VALUE} in a domain. */
  record Operand() implements CheckExpression {
    @Override
    public Optional<Boolean> accepts(String value) {
      return Optional.empty();
    }
  }

  /** A constant, as text. */
  record Constant(String text) implements CheckExpression {
    @Override
    public Optional<Boolean> accepts(String value) {
      return Optional.empty();
    }
  }

  /** Several of them. */
  record Constants(List<CheckExpression> elements) implements CheckExpression {
    @Override
    public Optional<Boolean> accepts(String value) {
      return Optional.empty();
    }
  }

  /**
   * A comparison by {@code =}, {@code <>}, {@code <}, {@code <=}, {@code >} or {@code >=}, followed
   * by {@code ANY} or {@code ALL} where it is with several constants.
   */
  record Comparison(String operator, CheckExpression left, CheckExpression right)
      implements CheckExpression {

    /** The constants that the column is compared with; empty if it is something else. */
    public List<String> constants() {
      if (!(left instanceof Operand)) {
        return List.of();
      }
      List<CheckExpression> elements =
          right instanceof Constants several ? several.elements() : List.of(right);
      return elements.stream().allMatch(Constant.class::isInstance)
          ? elements.stream().map(element -> ((Constant) element).text()).toList()
          : List.of();
    }

    @Override
    public Optional<Boolean> accepts(String value) {
      List<String> constants = constants();
      if (constants.isEmpty()) {
        return Optional.empty();
      }
      return switch (operator) {
        case "=", "= ANY" -> Optional.of(constants.contains(value));
        case "<>", "<> ALL" -> Optional.of(!constants.contains(value));
        default -> accepts(value, constants.get(0));
      };
    }

    private Optional<Boolean> accepts(String value, String bound) {
      if (!value.matches(WHOLE_NUMBER) || !bound.matches(WHOLE_NUMBER)) {
        return Optional.empty();
      }
      int order = Long.compare(Long.parseLong(value), Long.parseLong(bound));
      return switch (operator) {
        case "<" -> Optional.of(order < 0);
        case "<=" -> Optional.of(order <= 0);
        case ">" -> Optional.of(order > 0);
        case ">=" -> Optional.of(order >= 0);
        default -> Optional.empty();
      };
    }
  }

  /** Whether the column is null, which a value is not. */
  record IsNull() implements CheckExpression {
    @Override
    public Optional<Boolean> accepts(String value) {
      return Optional.of(false);
    }
  }

  /** All of them. */
  record And(List<CheckExpression> parts) implements CheckExpression {
    @Override
    public Optional<Boolean> accepts(String value) {
      return decided(parts, value, false);
    }
  }

  /** One of them. */
  record Or(List<CheckExpression> parts) implements CheckExpression {
    @Override
    public Optional<Boolean> accepts(String value) {
      return decided(parts, value, true);
    }
  }

  /** One part with the deciding answer is enough, the other answer takes all parts. */
  private static Optional<Boolean> decided(
      List<CheckExpression> parts, String value, boolean deciding) {
    List<Optional<Boolean>> answers = parts.stream().map(part -> part.accepts(value)).toList();
    if (answers.contains(Optional.of(deciding))) {
      return Optional.of(deciding);
    }
    return answers.stream().allMatch(Optional::isPresent)
        ? Optional.of(!deciding)
        : Optional.empty();
  }

  /**
   * Whether that value passes; empty if it cannot be told, as with an order that depends on a
   * collation.
   */
  Optional<Boolean> accepts(String value);

  /**
   * Reads an expression as PostgreSQL prints it.
   *
   * @return empty if it is of another kind
   */
  static Optional<CheckExpression> parse(String printed) {
    return CheckExpressionParser.parse(printed);
  }
}
