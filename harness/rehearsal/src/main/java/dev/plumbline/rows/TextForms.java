package dev.plumbline.rows;

import static java.util.Objects.requireNonNullElse;

import dev.plumbline.rows.ValueType.BuiltIn;
import dev.plumbline.text.SqlLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Text of whatever length a column takes. */
final class TextForms {

  /** What there is room for where nothing is said. */
  private static final int ANY = 10_485_760;

  /** The types, and the length of one without modifier. */
  static final Map<String, Integer> LENGTHS =
      Map.of("text", ANY, "character varying", ANY, "character", 1, "bit", 1, "bit varying", ANY);

  private static final String DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";

  /** Too long for a column of a few hundred characters, and for an uncompressed index. */
  private static final int LONG = 3_000;

  private TextForms() {}

  static int length(BuiltIn type) {
    return type.modifiers().isEmpty()
        ? requireNonNullElse(LENGTHS.get(type.name()), ANY)
        : type.modifiers().get(0);
  }

  static RowValue plain(BuiltIn type, long rows) {
    int length = length(type);
    if (type.name().startsWith("bit")) {
      return bits(type, length);
    }
    boolean fits = length >= Long.toString(rows + 100).length();
    return RowValue.distinct(fits ? "{g}::pg_catalog.text" : counted(length, DIGITS));
  }

  private static RowValue bits(BuiltIn type, int length) {
    String bits =
        "pg_catalog.\"right\"(pg_catalog.lpad({g}::pg_catalog.\"bit\"(64)::pg_catalog.text, %d,"
            + " '0'), %d)::%s";
    boolean isFixed = type.name().equals("bit");
    int width = isFixed ? length : Math.min(64, length);
    return RowValue.distinct(
        bits.formatted(width, width, type.sql() + (isFixed ? "(" + length + ")" : "")));
  }

  /** The number of the row with those digits, of that length. */
  private static String counted(int length, String digits) {
    List<String> places = new ArrayList<>();
    long weight = 1;
    for (int i = 0; i < length; i++) {
      places.add(0, digit(digits, weight));
      weight *= digits.length();
    }
    return "pg_catalog.concat(" + String.join(", ", places) + ")";
  }

  /** The digit of that weight in the number of the row. */
  static String digit(String digits, long weight) {
    return "pg_catalog.substr(%s, 1 {+} pg_catalog.mod({g} {/} %d::pg_catalog.int8, %d::pg_catalog.int8)::pg_catalog.int4, 1)"
        .formatted(SqlLiteral.of(digits), weight, digits.length());
  }

  /** What a constraint, a cast or a shorter column may trip over. */
  static List<String> hostile(int length) {
    List<String> texts =
        new ArrayList<>(
            List.of(
                "abc",
                "ABC",
                "Abc",
                "abc ",
                "",
                " ",
                "007",
                "12,5",
                "1.2",
                "1.4",
                "-1",
                "NaN",
                "Stra\u00dfe",
                "\u0130\u00e9\u00fc\u4e2d\u6587\ud83d\ude00",
                "{\"a\": 1, \"a\": 2}",
                "{bad",
                "2024-02-30",
                "it's\n\"so\"",
                "99999999999"));
    texts.replaceAll(text -> cut(text, length));
    texts.add("\u00e4".repeat(Math.min(length, LONG)));
    texts.add("x".repeat(Math.min(length, LONG)));
    return texts.stream().distinct().toList();
  }

  /** PostgreSQL counts characters, not halves of them. */
  private static String cut(String text, int length) {
    int most = Math.min(length, text.codePointCount(0, text.length()));
    return text.substring(0, text.offsetByCodePoints(0, most));
  }

  /** Distinct, in case and width as well as in the number. */
  static List<RowValue> hostileDistinct(int length) {
    int digits = Math.min(length, 12);
    if (digits < 12) {
      return List.of();
    }
    return List.of(
        RowValue.distinct("pg_catalog.concat('U', {g})"),
        RowValue.distinct("pg_catalog.concat('\u00dc\u4e2d', {g})"),
        RowValue.distinct("pg_catalog.concat({g}, ' ')"),
        RowValue.distinct(
            "pg_catalog.rpad(pg_catalog.concat({g}, 'n'), %d, 'x')"
                .formatted(Math.min(length, LONG))));
  }
}
