package dev.plumbline.comparison;

import dev.plumbline.schema.Check;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The strings that a check allows a column to hold, where it is of the form {@code column IN (…)}.
 *
 * <p>PostgreSQL prints such a list in the order in which it was written, and differently once it
 * has been dumped and restored; what it allows is the same. Only what PostgreSQL prints for such a
 * list is recognised, and nothing that resembles it.
 *
 * @param values in alphabetical order
 */
record AllowedValues(Set<String> values) {

  private static final String LITERAL = "'(?:[^']|'')*'";

  /** {@code 'A'::text}, or {@code ('A'::character varying)::text} after a restore. */
  private static final String ELEMENT =
      "(?:" + LITERAL + "::[a-z ]+|\\(" + LITERAL + "::[a-z ]+\\)::text)";

  private static final String COLUMN = "(?:[a-z_][a-z0-9_$]*|\"(?:[^\"]|\"\")+\")";

  private static final Pattern LIST =
      Pattern.compile(
          "CHECK \\(\\((?:"
              + COLUMN
              + "|\\("
              + COLUMN
              + "\\)::text) = (?:ANY \\(\\(?ARRAY\\[(?<many>"
              + ELEMENT
              + "(?:, "
              + ELEMENT
              + ")*)](?:\\)::text\\[])?\\)|(?<one>"
              + ELEMENT
              + "))\\)\\)");

  private static final Pattern STRING = Pattern.compile("'((?:[^']|'')*)'");

  static Optional<AllowedValues> of(Check check) {
    Matcher list = LIST.matcher(check.definition());
    if (check.columns().size() != 1 || !list.matches()) {
      return Optional.empty();
    }
    Set<String> values = new TreeSet<>();
    Matcher string =
        STRING.matcher(list.group("many") != null ? list.group("many") : list.group("one"));
    while (string.find()) {
      values.add(string.group(1).replace("''", "'"));
    }
    return Optional.of(new AllowedValues(values));
  }

  /** Those of {@code others} that this list lacks. */
  Set<String> lacking(AllowedValues others) {
    Set<String> lacking = new TreeSet<>(others.values);
    lacking.removeAll(values);
    return lacking;
  }

  @Override
  public String toString() {
    return "one of " + values;
  }
}
