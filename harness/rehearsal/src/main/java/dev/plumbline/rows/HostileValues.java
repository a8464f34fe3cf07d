package dev.plumbline.rows;

import dev.plumbline.rows.ValueType.ArrayOf;
import dev.plumbline.rows.ValueType.BuiltIn;
import dev.plumbline.rows.ValueType.MultirangeOf;
import dev.plumbline.rows.ValueType.RangeOf;
import dev.plumbline.text.SqlLiteral;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Values over which a change may trip: at the ends of a type, or equal but for a trifle. */
final class HostileValues {

  private static final List<String> TIMES =
      List.of(
          "2024-03-10 02:30:00.123456", // skipped in New York, and below in Berlin
          "2024-03-31 02:30:00",
          "2024-10-27 02:30:00", // twice in Berlin
          "2024-06-01 12:00:00.2",
          "2024-06-01 12:00:00.4",
          "2024-12-31 23:59:59.999999",
          "2025-01-01 00:00:00",
          "0001-01-01 00:00:00",
          "9999-12-31 23:59:59.999999");

  private static final List<String> TIMES_OF_DAY =
      List.of("00:00:00", "02:30:00", "12:00:00.2", "12:00:00.4", "23:59:59.999999");

  private static final List<String> JSON =
      List.of("{}", "[]", "null", "\"x\"", "0", "{\"a\": 1, \"a\": 2}", "{\"a\" :  1}", "[1,null]");

  private static final Map<String, List<String>> INPUTS =
      Map.ofEntries(
          Map.entry("smallint", List.of("32767", "-32768", "0", "-1", "7", "7")),
          Map.entry("integer", List.of("2147483647", "-2147483648", "0", "-1", "40000", "7")),
          Map.entry(
              "bigint",
              List.of(
                  "9223372036854775807",
                  "-9223372036854775808",
                  "9007199254740993",
                  "2147483648",
                  "0",
                  "-1")),
          Map.entry("real", List.of("1.2", "1.4", "0.1", "-0", "16777216", "3e38")),
          Map.entry(
              "double precision",
              List.of("1.2", "1.4", "0.1", "-0", "9007199254740992", "1e300", "-1.5")),
          Map.entry("money", List.of("1.2", "1.4", "0", "-92233720368547758.08")),
          Map.entry("date", List.of("0001-01-01", "9999-12-31", "2024-02-29", "2024-03-10")),
          Map.entry("timestamp without time zone", TIMES),
          Map.entry("timestamp with time zone", TIMES.stream().map(t -> t + "+00").toList()),
          Map.entry("time without time zone", TIMES_OF_DAY),
          Map.entry("time with time zone", TIMES_OF_DAY.stream().map(t -> t + "+02").toList()),
          Map.entry(
              "interval",
              List.of("1 mon", "30 days", "1 day", "24:00:00", "-00:00:01", "0.6 seconds")),
          Map.entry(
              "uuid",
              List.of(
                  "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff")),
          Map.entry("bytea", List.of("", "\\x00", "\\xff00")),
          Map.entry(
              "json", Stream.concat(JSON.stream(), Stream.of("{\"a\": \"\\u0000\"}")).toList()),
          Map.entry("jsonb", JSON),
          Map.entry("xml", List.of("<a/>", "<a></a>", "text")),
          Map.entry("inet", List.of("::1", "10.0.0.1/8", "0.0.0.0/0")),
          Map.entry("cidr", List.of("::1/128", "10.0.0.0/8", "0.0.0.0/0")),
          Map.entry("tsvector", List.of("", "'a':1A 'b'")),
          Map.entry("tsquery", List.of("", "'a' & !'b'")),
          Map.entry("point", List.of("(0,0)", "(1.2,1.4)")));

  private HostileValues() {}

  /** Constants of that type. */
  static List<RowValue> constants(ValueType type) {
    ValueType base = type.base();
    if (base instanceof ArrayOf) {
      return Stream.of("'{}'", "array[null]")
          .map(value -> RowValue.repeated(value + "::" + base.sql()))
          .toList();
    }
    return inputs(base).stream()
        .map(input -> RowValue.repeated(SqlLiteral.of(input) + "::" + base.sql()))
        .toList();
  }

  private static List<String> inputs(ValueType type) {
    if (type instanceof BuiltIn builtIn) {
      return builtIn.name().equals("numeric")
          ? NumericForm.of(builtIn).hostile()
          : isText(builtIn)
              ? TextForms.hostile(TextForms.length(builtIn))
              : INPUTS.getOrDefault(builtIn.name(), List.of());
    }
    if (type instanceof RangeOf) {
      return List.of("empty", "(,)");
    }
    if (type instanceof MultirangeOf) {
      return List.of("{}", "{(,)}");
    }
    return List.of();
  }

  static boolean isText(BuiltIn type) {
    return TextForms.LENGTHS.containsKey(type.name()) && !type.name().startsWith("bit");
  }

  /** Half of them constants, the others twice each. */
  static RowValue mixed(ValueType type, RowValue plain, int offset) {
    List<RowValue> constants = constants(type);
    RowValue twice = plain.of("{g} {/} 4");
    if (constants.isEmpty()) {
      return RowValue.repeated(twice.sql());
    }
    return RowValue.repeated(
        "case when pg_catalog.mod({g}, 2::pg_catalog.int8) {=} 0 then %s else %s end"
            .formatted(twice.sql(), chosen(constants, "({g} {/} 2 {+} " + offset + ")")));
  }

  /** One of several values, in turn. */
  static String chosen(List<RowValue> values, String number) {
    if (values.size() == 1) {
      return values.get(0).sql();
    }
    String turn = "pg_catalog.mod(%s, %d::pg_catalog.int8)".formatted(number, values.size());
    return IntStream.range(0, values.size() - 1)
        .mapToObj(i -> "when %s {=} %d then %s".formatted(turn, i, values.get(i).sql()))
        .collect(
            Collectors.joining(
                " ", "case ", " else " + values.get(values.size() - 1).sql() + " end"));
  }

  /** Distinct ones, the plain one among them. */
  static List<RowValue> distinct(ValueType type, RowValue plain) {
    if (!(type.base() instanceof BuiltIn builtIn)) {
      return List.of(plain);
    }
    List<RowValue> others =
        switch (builtIn.name()) {
          case "integer" -> values("(2147483647 {-} {g})::pg_catalog.int4");
          case "bigint" -> values("(9007199254740992 {+} {g})", "(2147483647 {+} {g})");
          case "timestamp without time zone", "timestamp with time zone" ->
              values("(" + plain.sql() + " {+} '0.123456 s'::pg_catalog.interval)");
          default ->
              isText(builtIn)
                  ? TextForms.hostileDistinct(TextForms.length(builtIn))
                  : List.<RowValue>of();
        };
    return Stream.concat(Stream.of(plain), others.stream()).toList();
  }

  private static List<RowValue> values(String... sql) {
    return Stream.of(sql).map(RowValue::distinct).toList();
  }
}
