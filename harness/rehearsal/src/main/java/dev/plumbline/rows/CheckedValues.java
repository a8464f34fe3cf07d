package dev.plumbline.rows;

import dev.plumbline.rows.ValueType.ArrayOf;
import dev.plumbline.rows.ValueType.BuiltIn;
import dev.plumbline.rows.ValueType.Enumeration;
import dev.plumbline.text.SqlLiteral;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Values that a column may be allowed by its checks, the most ordinary first: guessed from the
 * constants in them. Which of them are allowed is asked of the server.
 *
 * @param type of the column
 * @param plain what it would have without checks
 * @param literals in the checks that mention it
 */
record CheckedValues(ValueType type, RowValue plain, ExpressionLiterals literals) {

  /** Each of them is tried with each of the other columns' that the check mentions. */
  private static final int MOST = 40;

  private static final Set<String> WHOLE = Set.of("smallint", "integer", "bigint");
  private static final Set<String> FRACTIONS =
      Set.of("numeric", "real", "double precision", "money");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d.*");
  private static final Pattern TIME = Pattern.compile("\\d\\d:\\d\\d.*");

  List<RowValue> all() {
    Set<RowValue> values = new LinkedHashSet<>(List.of(plain));
    values.addAll(guessed());
    if (plain.distinct()) {
      values.add(plain.of("{g} {+} 1"));
      values.add(plain.of("{g} {*} 2"));
    }
    return values.stream().limit(MOST).toList();
  }

  private List<RowValue> guessed() {
    if (type.base() instanceof Enumeration enumeration) {
      return enumeration.labels().stream().map(this::constant).toList();
    }
    if (type.base() instanceof ArrayOf array) {
      return arrays(array);
    }
    if (!(type.base() instanceof BuiltIn builtIn)) {
      return literals.fewStrings().stream().map(this::text).toList();
    }
    String name = builtIn.name();
    if (WHOLE.contains(name) || FRACTIONS.contains(name)) {
      return numbers(FRACTIONS.contains(name));
    }
    return switch (name) {
      case "boolean" -> List.of(constant("true"), constant("false"));
      case "text", "character varying", "character", "name" -> texts();
      case "json", "jsonb" -> documents();
      case "bytea" -> literals.lengths().stream().map(CheckedValues::ofBytes).toList();
      case "date" -> dates(DATE, "'1 day'", "{g}");
      case "timestamp without time zone", "timestamp with time zone" ->
          dates(DATE, "'1 day'", "pg_catalog.mod({g}, 86400::pg_catalog.int8)");
      case "time without time zone", "time with time zone", "interval" ->
          dates(TIME, "'1 second'", "pg_catalog.mod({g}, 3600::pg_catalog.int8)");
      default -> literals.fewStrings().stream().map(this::constant).toList();
    };
  }

  private RowValue constant(String input) {
    return RowValue.repeated(SqlLiteral.of(input) + "::" + type.base().sql());
  }

  private RowValue text(String input) {
    return RowValue.repeated(SqlLiteral.of(input) + "::pg_catalog.text::" + type.base().sql());
  }

  private RowValue number(String sql) {
    return RowValue.distinct(sql).cast(type.base().sql());
  }

  /** Between the bounds, above them, at them, and below. */
  private List<RowValue> numbers(boolean haveFractions) {
    List<BigDecimal> bounds = literals.fewNumbers();
    List<RowValue> values = new ArrayList<>();
    for (int i = 0; i + 1 < bounds.size(); i++) {
      BigDecimal width = bounds.get(i + 1).subtract(bounds.get(i));
      values.add(between(sql(bounds.get(i)), width, haveFractions));
    }
    bounds.forEach(bound -> values.add(number(sql(bound) + " {+} {g}")));
    if (haveFractions) {
      String hundredths = " {+} (pg_catalog.mod({g}, 90::pg_catalog.int8) {/} 100.0)";
      bounds.forEach(bound -> values.add(number(sql(bound) + hundredths)));
    }
    bounds.forEach(bound -> values.add(constant(bound.toPlainString())));
    values.add(constant("1"));
    values.add(constant("0"));
    values.add(number("0 {-} {g}"));
    bounds.forEach(bound -> values.add(number(sql(bound) + " {-} {g}")));
    return values;
  }

  private static String sql(BigDecimal number) {
    return "(" + number.toPlainString() + ")";
  }

  private RowValue between(String bound, BigDecimal width, boolean haveFractions) {
    if (haveFractions) {
      return number(
          "%s {+} (%s {*} (pg_catalog.mod({g}, 999::pg_catalog.int8) {/} 1000.0))"
              .formatted(bound, width.toPlainString()));
    }
    long steps = Math.max(1, width.min(BigDecimal.valueOf(1L << 40)).longValue());
    RowValue value =
        number("%s {+} pg_catalog.mod({g}, %d::pg_catalog.int8)".formatted(bound, steps));
    return new RowValue(value.sql(), steps > 10_000);
  }

  private List<RowValue> texts() {
    List<RowValue> values = new ArrayList<>();
    literals.fewStrings().forEach(string -> values.add(constant(string)));
    for (String pattern : literals.patterns()) {
      PatternText.regularExpression(pattern, true).ifPresent(values::add);
      PatternText.regularExpression(pattern, false).ifPresent(values::add);
    }
    literals.likes().forEach(pattern -> values.add(PatternText.like(pattern)));
    for (int length : literals.lengths()) {
      values.add(ofLength(length));
      values.add(ofLength(length + 1));
      values.add(ofLength(length - 1));
    }
    values.add(RowValue.distinct("pg_catalog.concat('n', {g})"));
    values.add(RowValue.distinct("pg_catalog.concat('N', {g})"));
    for (String string : literals.fewStrings()) {
      String literal = SqlLiteral.of(string);
      values.add(RowValue.distinct("pg_catalog.concat(%s, {g})".formatted(literal)));
      values.add(RowValue.distinct("pg_catalog.concat({g}, %s, {g})".formatted(literal)));
      values.add(RowValue.distinct("pg_catalog.concat({g}, %s)".formatted(literal)));
    }
    values.add(constant(""));
    return values;
  }

  private static RowValue ofLength(int length) {
    return new RowValue(
        "pg_catalog.\"right\"(pg_catalog.lpad({g}::pg_catalog.text, %d, '0'), %d)"
            .formatted(length, length),
        length > 5);
  }

  private static RowValue ofBytes(int length) {
    return new RowValue(
        "pg_catalog.decode(pg_catalog.\"right\"(pg_catalog.lpad(pg_catalog.to_hex({g}), %d, '0'),"
                .formatted(2 * length)
            + " %d), 'hex')".formatted(2 * length),
        length > 3);
  }

  /** An object with all of the names that the checks speak of, and with each alone. */
  private List<RowValue> documents() {
    List<String> names = literals.fewStrings();
    List<RowValue> values = new ArrayList<>();
    values.add(constant("{}"));
    values.add(constant("[]"));
    values.add(document(names, "{g}"));
    values.add(document(names, "{g}::pg_catalog.text"));
    names.forEach(name -> values.add(document(List.of(name), "{g}")));
    values.add(constant("[1]"));
    values.add(constant("\"x\""));
    values.add(constant("1"));
    return values;
  }

  private RowValue document(List<String> names, String value) {
    List<String> arguments =
        names.stream().distinct().map(name -> SqlLiteral.of(name) + ", " + value).toList();
    return RowValue.distinct(
            "pg_catalog.json_build_object(" + String.join(", ", arguments) + ")::pg_catalog.text")
        .cast(type.base().sql());
  }

  private List<RowValue> dates(Pattern form, String step, String steps) {
    List<RowValue> values = new ArrayList<>();
    String result = type.base().sql();
    for (String literal : literals.fewStrings()) {
      if (form.matcher(literal).lookingAt()) {
        String start = SqlLiteral.of(literal) + "::" + result;
        String distance = "(%s::pg_catalog.float8 {*} %s::pg_catalog.interval)";
        values.add(number(start + " {+} " + distance.formatted(steps, step)));
        values.add(number(start + " {-} " + distance.formatted(steps, step)));
        values.add(number(start + " {+} " + distance.formatted("1", step)));
        values.add(constant(literal));
      }
    }
    return values;
  }

  private List<RowValue> arrays(ArrayOf array) {
    String result = "::" + array.sql();
    List<RowValue> values = new ArrayList<>(List.of(RowValue.repeated("'{}'" + result)));
    CheckedValues elements = new CheckedValues(array.element(), plain.of("{g}"), literals);
    for (RowValue element : elements.guessed()) {
      values.add(new RowValue("array[" + element.sql() + "]" + result, element.distinct()));
    }
    for (int length : literals.lengths()) {
      values.add(
          new RowValue(
              "pg_catalog.array_fill((%s)[1], array[%d])".formatted(plain.sql(), length), true));
    }
    return values;
  }
}
