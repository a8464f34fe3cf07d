package dev.plumbline.remedy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Expressions as a person would write them. PostgreSQL prints {@code kind in ('A', 'B')} as a
 * comparison with an array, and reads that back as something that it prints differently; so the
 * list is restored, and then prints as it did before.
 */
final class ReadableExpression {

  private static final String LITERAL = "'(?:[^']|'')*'";
  private static final String TYPE = "::[a-z_][a-z0-9_]*(?: [a-z]+)*";
  private static final String COLUMN = "(?:[a-z_][a-z0-9_$]*|\"(?:[^\"]|\"\")+\")";
  private static final String ELEMENTS = LITERAL + TYPE + "(?:, " + LITERAL + TYPE + ")*";

  /** {@code (kind)::text = ANY ((ARRAY['A'::character varying, …])::text[])}. */
  private static final Pattern LIST =
      Pattern.compile(
          "(?:\\((?<cast>"
              + COLUMN
              + ")\\)::text|(?<plain>"
              + COLUMN
              + "))"
              + " (?<operator>= ANY|<> ALL) "
              + "\\((?:\\(ARRAY\\[(?<castElements>"
              + ELEMENTS
              + ")]\\)::text\\[]"
              + "|ARRAY\\[(?<plainElements>"
              + ELEMENTS
              + ")])\\)");

  private static final Pattern ELEMENT = Pattern.compile("(" + LITERAL + ")" + TYPE);

  private ReadableExpression() {}

  /** Means the same; anything that is not such a list stays as it is. */
  static String of(String printed) {
    Matcher list = LIST.matcher(printed);
    StringBuilder text = new StringBuilder();
    while (list.find()) {
      boolean cast = list.group("cast") != null;
      boolean alike = cast == (list.group("castElements") != null);
      String said = alike ? list(list, cast) : list.group();
      list.appendReplacement(text, Matcher.quoteReplacement(said));
    }
    return list.appendTail(text).toString();
  }

  /** The same in parentheses, unless it has some around it already. */
  static String inParentheses(String printed) {
    String said = of(printed);
    return isWrapped(said) ? said : "(" + said + ")";
  }

  private static boolean isWrapped(String text) {
    int depth = 0;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (depth == 0 && i < text.length() - 1) {
          return false;
        }
      }
    }
    return text.startsWith("(");
  }

  private static String list(Matcher list, boolean cast) {
    String elements = list.group(cast ? "castElements" : "plainElements");
    return list.group(cast ? "cast" : "plain")
        + (list.group("operator").equals("= ANY") ? " IN " : " NOT IN ")
        + ELEMENT
            .matcher(elements)
            .results()
            .map(element -> element.group(1))
            .collect(Collectors.joining(", ", "(", ")"));
  }
}
