package dev.plumbline.parity;

import dev.plumbline.comparison.AllowedValues;
import dev.plumbline.comparison.CheckExpression;
import dev.plumbline.comparison.ColumnType;
import dev.plumbline.parity.Mapping.MappedColumn;
import dev.plumbline.schema.Enforcement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether all that Hibernate can write fits into a column, where that can be listed.
 *
 * @param isKnown whether it can
 * @param rejected what does not fit
 */
record Fit(boolean isKnown, List<String> rejected) {

  private static final Set<String> SIZED =
      Set.of("character varying", "character", "smallint", "integer");

  Fit {
    rejected = List.copyOf(rejected);
  }

  static Fit of(ColumnPair columns) {
    List<String> values = columns.attribute().map(MappedColumn::values).orElse(List.of());
    ColumnType type = ColumnType.parse(columns.actual().type());
    return values.isEmpty() && isBoundByCheck(columns, type)
        ? new Fit(true, List.of())
        : new Fit(!values.isEmpty(), values.stream().filter(value -> !fits(value, type)).toList());
  }

  /** Whether a check, of the mapping or of the database, lists values that all fit. */
  private static boolean isBoundByCheck(ColumnPair columns, ColumnType type) {
    List<String> column = List.of(columns.mapped().name());
    return SIZED.contains(type.base())
        && Stream.concat(
                columns.tables().mapped().checks().stream(),
                columns.tables().actual().checks().stream()
                    .filter(check -> check.enforcement() != Enforcement.NOT_ENFORCED))
            .filter(check -> check.columns().equals(column))
            .flatMap(check -> AllowedValues.of(check).stream())
            .anyMatch(allowed -> allowed.values().stream().allMatch(value -> fits(value, type)));
  }

  private static boolean fits(String value, ColumnType type) {
    return switch (type.base()) {
      case "character varying", "character" ->
          type.modifiers().isEmpty()
              || value.codePointCount(0, value.length()) <= type.modifiers().get(0);
      case "smallint" -> isWithin(value, Short.MIN_VALUE, Short.MAX_VALUE);
      case "integer" -> isWithin(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
      default -> true;
    };
  }

  private static boolean isWithin(String value, long least, long most) {
    return Optional.of(value)
        .filter(text -> text.matches(CheckExpression.WHOLE_NUMBER))
        .map(Long::parseLong)
        .filter(number -> number >= least && number <= most)
        .isPresent();
  }
}
