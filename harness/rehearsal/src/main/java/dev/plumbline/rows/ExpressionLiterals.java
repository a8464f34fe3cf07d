package dev.plumbline.rows;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The constants in an expression as PostgreSQL prints it: hints at what it accepts. What it does
 * accept the server is asked.
 *
 * @param numbers by size
 * @param strings in their order, elements of arrays one by one
 * @param patterns regular expressions, in their order
 * @param likes patterns of LIKE, in their order
 */
record ExpressionLiterals(
    Set<BigDecimal> numbers, Set<String> strings, Set<String> patterns, Set<String> likes) {

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<name>\"(?:[^\"]|\"\")*\"|[A-Za-z_][\\w$]*)"
              + "|(?<string>'(?:[^']|'')*')"
              + "|(?<number>\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?)"
              + "|(?<operator>[-+*/<>=~!@#%^&|`?]+)");

  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,30}(?:\\.\\d{1,30})?");

  /** Longer than any name or list, shorter than what would hold up the search. */
  private static final int MOST = 12;

  static ExpressionLiterals of(List<String> expressions) {
    ExpressionLiterals literals =
        new ExpressionLiterals(
            new TreeSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
    expressions.forEach(literals::read);
    return literals;
  }

  private void read(String expression) {
    Matcher token = TOKEN.matcher(expression);
    String operator = "";
    boolean isSimilar = false;
    while (token.find()) {
      if (token.group("operator") != null) {
        operator = token.group();
      } else if (token.group("number") != null) {
        number(token.group());
        isSimilar = false;
      } else if (token.group("string") != null) {
        String quoted = token.group();
        string(quoted.substring(1, quoted.length() - 1).replace("''", "'"), operator, isSimilar);
        isSimilar = false;
      } else {
        isSimilar |= token.group().startsWith("similar");
      }
    }
  }

  private void number(String text) {
    if (NUMBER.matcher(text).matches()) {
      numbers.add(new BigDecimal(text));
    }
  }

  private void string(String text, String operator, boolean isSimilar) {
    if (isSimilar) {
      patterns.add(text.replace("%", ".*").replace("_", "."));
    } else if (operator.startsWith("~~")) {
      likes.add(text);
    } else if (operator.startsWith("~") || operator.startsWith("!~")) {
      patterns.add(text);
    } else if (text.startsWith("{") && text.endsWith("}") && !text.contains(":")) {
      List.of(text.substring(1, text.length() - 1).split(",")).forEach(this::element);
    } else {
      element(text);
    }
  }

  private void element(String text) {
    strings.add(text.replaceAll("^\"|\"$", ""));
    if (NUMBER.matcher(text).matches()) {
      numbers.add(new BigDecimal(text));
    }
  }

  /** Names that an expression mentions, quoted or not. */
  static Set<String> names(String expression) {
    Set<String> names = new LinkedHashSet<>();
    Matcher token = TOKEN.matcher(expression);
    while (token.find()) {
      String name = token.group("name");
      if (name != null) {
        names.add(
            name.startsWith("\"")
                ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
                : name);
      }
    }
    return names;
  }

  /** Some of the numbers, the smallest of either sign first. */
  List<BigDecimal> fewNumbers() {
    return numbers.stream()
        .sorted((a, b) -> a.abs().compareTo(b.abs()))
        .limit(MOST)
        .sorted()
        .toList();
  }

  /** Numbers that may be a length of text. */
  List<Integer> lengths() {
    return numbers.stream()
        .filter(number -> number.signum() > 0 && number.compareTo(BigDecimal.valueOf(5_000)) <= 0)
        .map(BigDecimal::intValue)
        .distinct()
        .limit(4)
        .toList();
  }

  /** Some of the strings. */
  List<String> fewStrings() {
    return new ArrayList<>(strings).subList(0, Math.min(2 * MOST, strings.size()));
  }
}
