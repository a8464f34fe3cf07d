package dev.plumbline.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a regular expression as places, each with the characters or words that may stand there. */
final class RegularExpression {

  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
  private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String DIGITS = "0123456789";

  private static final Map<String, String> CLASSES =
      Map.of(
          "alpha",
          LOWER,
          "digit",
          DIGITS,
          "alnum",
          LOWER + DIGITS,
          "lower",
          LOWER,
          "upper",
          UPPER,
          "space",
          " ",
          "punct",
          "-._",
          "xdigit",
          DIGITS + "abcdef",
          "word",
          LOWER + DIGITS);

  private static final Map<Character, String> ESCAPES =
      Map.of('d', DIGITS, 'w', LOWER + DIGITS, 's', " ", 'D', LOWER, 'W', "-", 'S', LOWER);

  /** Zero-width, as anchors are. */
  private static final String POSITIONS = "AZmMyYbB<>";

  /** Of another kind than is understood. */
  private static final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private final String pattern;
  private final int some;
  private int at;

  private RegularExpression(String pattern, int some) {
    this.pattern = pattern;
    this.some = some;
  }

  /**
   * The places.
   *
   * @param some how often that is repeated which may be repeated at will
   */
  static Optional<List<List<String>>> parse(String pattern, int some) {
    RegularExpression parser = new RegularExpression(pattern, some);
    try {
      List<List<String>> places = parser.alternatives();
      return parser.at == pattern.length() ? Optional.of(places) : Optional.empty();
    } catch (UnreadableException e) {
      return Optional.empty();
    }
  }

  private List<List<String>> alternatives() throws UnreadableException {
    List<List<List<String>>> branches = new ArrayList<>(List.of(sequence()));
    while (peek() == '|') {
      at++;
      branches.add(sequence());
    }
    boolean areWords =
        branches.stream().allMatch(b -> b.stream().allMatch(place -> place.size() == 1));
    if (branches.size() == 1 || !areWords) {
      return branches.get(0);
    }
    return List.of(
        branches.stream()
            .map(branch -> String.join("", branch.stream().map(place -> place.get(0)).toList()))
            .distinct()
            .toList());
  }

  private List<List<String>> sequence() throws UnreadableException {
    List<List<String>> places = new ArrayList<>();
    while (at < pattern.length() && peek() != '|' && peek() != ')') {
      List<List<String>> atom = atom();
      int times = atom.isEmpty() ? 0 : times();
      for (int i = 0; i < times; i++) {
        places.addAll(atom);
      }
    }
    return places;
  }

  private List<List<String>> atom() throws UnreadableException {
    char c = pattern.charAt(at++);
    return switch (c) {
      case '^', '$' -> List.of();
      case '(' -> group();
      case '[' -> List.of(PatternText.characters(characterClass()));
      case '.' -> List.of(PatternText.characters(LOWER + DIGITS));
      case '\\' -> escape();
      default -> List.of(List.of(Character.toString(c)));
    };
  }

  private List<List<String>> group() throws UnreadableException {
    if (pattern.startsWith("?:", at)) {
      at += 2;
    } else if (peek() == '?') {
      throw new UnreadableException();
    }
    List<List<String>> inner = alternatives();
    expect(')');
    return inner;
  }

  private List<List<String>> escape() throws UnreadableException {
    if (at == pattern.length()) {
      throw new UnreadableException();
    }
    char c = pattern.charAt(at++);
    if (POSITIONS.indexOf(c) >= 0) {
      return List.of();
    }
    return List.of(PatternText.characters(ESCAPES.getOrDefault(c, Character.toString(c))));
  }

  private String characterClass() throws UnreadableException {
    boolean isNegated = peek() == '^';
    at += isNegated ? 1 : 0;
    StringBuilder characters = new StringBuilder();
    do {
      characters.append(member());
    } while (peek() != ']');
    at++;
    String listed = distinct(characters.toString());
    String allowed = isNegated ? without(listed) : listed;
    if (allowed.isEmpty()) {
      throw new UnreadableException();
    }
    return allowed;
  }

  private String member() throws UnreadableException {
    if (at >= pattern.length()) {
      throw new UnreadableException();
    }
    int end = pattern.indexOf(":]", at);
    if (pattern.startsWith("[:", at) && end > 0) {
      String name = pattern.substring(at + 2, end);
      at = end + 2;
      return CLASSES.getOrDefault(name, "");
    }
    char first = pattern.charAt(at++);
    if (first == '\\' && at < pattern.length()) {
      char escaped = pattern.charAt(at++);
      return ESCAPES.getOrDefault(escaped, Character.toString(escaped));
    }
    boolean isRange = peek() == '-' && at + 1 < pattern.length() && pattern.charAt(at + 1) != ']';
    return isRange ? range(first) : Character.toString(first);
  }

  private String range(char first) {
    char last = pattern.charAt(at + 1);
    at += 2;
    StringBuilder range = new StringBuilder();
    for (char c = first; c <= last && range.length() < 200; c++) {
      range.append(c);
    }
    return range.toString();
  }

  private static String distinct(String characters) {
    StringBuilder distinct = new StringBuilder();
    characters.codePoints().distinct().forEach(distinct::appendCodePoint);
    return distinct.toString();
  }

  private static String without(String listed) {
    StringBuilder others = new StringBuilder();
    (LOWER + DIGITS + UPPER)
        .chars()
        .filter(c -> listed.indexOf(c) < 0)
        .forEach(c -> others.append((char) c));
    return others.toString();
  }

  private int times() throws UnreadableException {
    int times =
        switch (peek()) {
          case '*', '+' -> some;
          case '?' -> 1;
          case '{' -> bounds();
          default -> -1;
        };
    if (times < 0) {
      return 1;
    }
    at++;
    at += peek() == '?' ? 1 : 0;
    return times;
  }

  /** Leaves the closing brace to be skipped. */
  private int bounds() throws UnreadableException {
    int end = pattern.indexOf('}', at);
    String[] bounds = end < 0 ? new String[0] : pattern.substring(at + 1, end).split(",", -1);
    if (bounds.length == 0 || !bounds[0].matches("\\d{1,3}")) {
      throw new UnreadableException();
    }
    at = end;
    int least = Integer.parseInt(bounds[0]);
    if (bounds.length == 1) {
      return least;
    }
    int most = bounds[1].matches("\\d{1,3}") ? Integer.parseInt(bounds[1]) : Integer.MAX_VALUE;
    return Math.min(most, Math.max(least, some));
  }

  private char peek() {
    return at < pattern.length() ? pattern.charAt(at) : '\0';
  }

  private void expect(char c) throws UnreadableException {
    if (peek() != c) {
      throw new UnreadableException();
    }
    at++;
  }
}
