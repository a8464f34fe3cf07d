package dev.plumbline.rows;

import dev.plumbline.text.SqlLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Text that a pattern matches, another one for each row: at each place one of some characters or
 * words, which the row's number chooses. Understands what people write in checks; what it makes of
 * the rest the server will refuse, and is then not used.
 */
final class PatternText {

  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
  private static final String DIGITS = "0123456789";
  private static final String WORD = LETTERS + DIGITS;

  /** How many characters stand for "some". */
  private static final int SOME = 6;

  /** Places beyond this weight are always the same: there are not as many rows. */
  private static final long HEAVIEST = 1_000_000_000_000L;

  private final List<List<String>> places = new ArrayList<>();

  private PatternText() {}

  /** What a pattern of LIKE matches. */
  static RowValue like(String pattern) {
    PatternText text = new PatternText();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '%') {
        text.repeat(characters(WORD), SOME);
      } else if (c == '_') {
        text.places.add(characters(WORD));
      } else {
        i += c == '\\' && i + 1 < pattern.length() ? 1 : 0;
        text.places.add(List.of(pattern.substring(i, i + 1)));
      }
    }
    return text.value();
  }

  /** What a regular expression matches; empty if it is of a kind that is not understood. */
  static Optional<RowValue> regularExpression(String pattern, boolean isLong) {
    return RegularExpression.parse(pattern, isLong ? SOME : 1)
        .map(
            places -> {
              PatternText text = new PatternText();
              text.places.addAll(places);
              return text.value();
            });
  }

  private void repeat(List<String> place, int times) {
    for (int i = 0; i < times; i++) {
      places.add(place);
    }
  }

  static List<String> characters(String characters) {
    return characters.codePoints().mapToObj(Character::toString).toList();
  }

  private RowValue value() {
    List<String> parts = new ArrayList<>();
    long weight = 1;
    for (int i = places.size() - 1; i >= 0; i--) {
      List<String> choices = places.get(i);
      parts.add(
          0, choices.size() == 1 || weight >= HEAVIEST ? first(choices) : chosen(choices, weight));
      weight = Math.min(HEAVIEST, weight * choices.size());
    }
    return new RowValue(
        parts.isEmpty() ? "''::pg_catalog.text" : concatenated(parts), weight > 1_000_000);
  }

  /** A function takes no more than a hundred arguments. */
  private static String concatenated(List<String> parts) {
    if (parts.size() <= 90) {
      return parts.stream().collect(Collectors.joining(", ", "pg_catalog.concat(", ")"));
    }
    return concatenated(
        List.of(concatenated(parts.subList(0, 90)), concatenated(parts.subList(90, parts.size()))));
  }

  private static String first(List<String> choices) {
    return SqlLiteral.of(choices.get(0)) + "::pg_catalog.text";
  }

  private static String chosen(List<String> choices, long weight) {
    if (choices.stream().allMatch(choice -> choice.length() == 1)) {
      return TextForms.digit(String.join("", choices), weight);
    }
    return "(array[%s])[1 {+} pg_catalog.mod({g} {/} %d::pg_catalog.int8, %d::pg_catalog.int8)::pg_catalog.int4]"
        .formatted(
            choices.stream().map(SqlLiteral::of).collect(Collectors.joining(", ")),
            weight,
            choices.size());
  }
}
