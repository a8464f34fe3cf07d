package dev.plumbline.comparison;

import dev.plumbline.comparison.CheckExpression.And;
import dev.plumbline.comparison.CheckExpression.Comparison;
import dev.plumbline.comparison.CheckExpression.Constant;
import dev.plumbline.comparison.CheckExpression.IsNull;
import dev.plumbline.comparison.CheckExpression.Operand;
import dev.plumbline.comparison.CheckExpression.Or;
import dev.plumbline.schema.Check;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The values that a check allows a column to hold, where it lists them: by {@code IN (…)}, {@code
 * BETWEEN … AND …} over whole numbers, or one by one with {@code OR}. NULL passes every check and
 * is left out.
 *
 * <p>The same list can be worded in many ways, and a finding is worth more if it says which value
 * is rejected. What cannot be read as a list is compared by its words elsewhere.
 *
 * @param values as text: numbers by size, strings in alphabetical order
 */
public record AllowedValues(Set<String> values) {

  /** No enum has as many constants; a longer range is a range, not a list. */
  private static final long LONGEST_RANGE = 10_000;

  /** Casts of constants that are compared with a column of other than whole numbers. */
  private static final Pattern FRACTIONS = Pattern.compile("::(?:numeric|real|double precision)");

  private static final Comparator<String> BY_SIZE =
      Comparator.comparing((String value) -> isNumber(value) ? 0 : 1)
          .thenComparing((a, b) -> isNumber(a) && isNumber(b) ? number(a).compareTo(number(b)) : 0)
          .thenComparing(Comparator.naturalOrder());

  /** Sorts the values. */
  public AllowedValues {
    Set<String> sorted = new TreeSet<>(BY_SIZE);
    sorted.addAll(values);
    values = Collections.unmodifiableSet(sorted);
  }

  /** The values that a check of one column lists; empty if it is no list of them. */
  public static Optional<AllowedValues> of(Check check) {
    return check.columns().size() == 1 && !FRACTIONS.matcher(check.expression()).find()
        ? CheckExpression.parse(check.expression())
            .flatMap(AllowedValues::listed)
            .map(AllowedValues::new)
        : Optional.empty();
  }

  /** Those of {@code wanted} that are not allowed. */
  public Set<String> lacking(Collection<String> wanted) {
    Set<String> lacking = new TreeSet<>(BY_SIZE);
    lacking.addAll(wanted);
    lacking.removeAll(values);
    return lacking;
  }

  /** As a finding says it: {@code 0 to 4} or {@code one of [A, B]}. */
  @Override
  public String toString() {
    List<String> all = List.copyOf(values);
    boolean isRange =
        all.size() > 4
            && all.stream().allMatch(value -> value.matches(CheckExpression.WHOLE_NUMBER))
            && Long.parseLong(all.get(all.size() - 1)) - Long.parseLong(all.get(0))
                == all.size() - 1;
    return isRange ? all.get(0) + " to " + all.get(all.size() - 1) : "one of " + all;
  }

  private static Optional<Set<String>> listed(CheckExpression expression) {
    if (expression instanceof IsNull) {
      return Optional.of(Set.of());
    }
    if (expression instanceof Or or) {
      return union(or);
    }
    if (expression instanceof And and) {
      return intersection(and);
    }
    return expression instanceof Comparison comparison ? constants(comparison) : Optional.empty();
  }

  private static Optional<Set<String>> constants(Comparison comparison) {
    boolean isList = comparison.operator().equals("=") || comparison.operator().equals("= ANY");
    List<String> constants = comparison.constants();
    return isList && !constants.isEmpty() ? Optional.of(Set.copyOf(constants)) : Optional.empty();
  }

  private static Optional<Set<String>> union(Or or) {
    Set<String> union = new TreeSet<>(BY_SIZE);
    for (CheckExpression part : or.parts()) {
      Optional<Set<String>> values = listed(part);
      if (values.isEmpty()) {
        return Optional.empty();
      }
      union.addAll(values.get());
    }
    return Optional.of(union);
  }

  private static Optional<Set<String>> intersection(And and) {
    List<Comparison> bounds = new ArrayList<>();
    List<Set<String>> lists = new ArrayList<>();
    for (CheckExpression part : and.parts()) {
      Optional<Set<String>> values = listed(part);
      if (values.isPresent()) {
        lists.add(values.get());
      } else if (part instanceof Comparison bound) {
        bounds.add(bound);
      } else {
        return Optional.empty();
      }
    }
    if (lists.isEmpty()) {
      return range(bounds);
    }
    Set<String> intersection = new TreeSet<>(lists.get(0));
    lists.forEach(intersection::retainAll);
    return bounds.isEmpty() ? Optional.of(intersection) : Optional.empty();
  }

  private static Optional<Set<String>> range(List<Comparison> bounds) {
    Long least = null;
    Long most = null;
    for (Comparison bound : bounds) {
      Long value = wholeNumber(bound);
      if (value == null) {
        return Optional.empty();
      }
      switch (bound.operator()) {
        case ">=" -> least = least == null ? value : Math.max(least, value);
        case ">" -> least = least == null ? value + 1 : Math.max(least, value + 1);
        case "<=" -> most = most == null ? value : Math.min(most, value);
        case "<" -> most = most == null ? value - 1 : Math.min(most, value - 1);
        default -> {
          return Optional.empty();
        }
      }
    }
    if (least == null || most == null || most - least >= LONGEST_RANGE) {
      return Optional.empty();
    }
    Set<String> range = new TreeSet<>(BY_SIZE);
    LongStream.rangeClosed(least, most).mapToObj(Long::toString).forEach(range::add);
    return Optional.of(range);
  }

  /** The bound of the column, or null if it is something else. */
  private static @Nullable Long wholeNumber(Comparison bound) {
    return bound.left() instanceof Operand
            && bound.right() instanceof Constant constant
            && constant.text().matches(CheckExpression.WHOLE_NUMBER)
        ? Long.valueOf(constant.text())
        : null;
  }

  private static boolean isNumber(String value) {
    return value.matches("-?\\d+(?:\\.\\d+)?");
  }

  private static BigDecimal number(String value) {
    return new BigDecimal(value);
  }
}
