package dev.plumbline.hibernate;

import dev.plumbline.schema.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code CREATE TABLE} of Hibernate's, taken apart: where the server rejects the whole, it can be
 * asked about each column and constraint.
 *
 * @param table as the catalog spells it
 * @param head up to the list of columns
 * @param parts the columns and constraints, as they stand there
 * @param tail what follows the list
 */
record TableParts(QualifiedName table, String head, List<String> parts, String tail) {

  private static final Pattern CREATE =
      Pattern.compile("\\s*create\\s+(?:\\w+\\s+)?table\\s+(?:if\\s+not\\s+exists\\s+)?");
  private static final Pattern CONSTRAINT =
      Pattern.compile(
          "(?:constraint|primary\\s+key|unique|check|foreign\\s+key|exclude\\s+using|like)\\b.*",
          Pattern.DOTALL);

  TableParts {
    parts = List.copyOf(parts);
  }

  /** Empty if the statement creates no table, or is not written as Hibernate writes it. */
  static Optional<TableParts> of(String statement, String defaultNamespace) {
    Matcher create = CREATE.matcher(statement.toLowerCase(Locale.ROOT));
    if (!create.lookingAt()) {
      return Optional.empty();
    }
    String rest = statement.substring(create.end());
    return SqlName.at(rest, defaultNamespace)
        .flatMap(
            name -> {
              String list = SqlName.after(rest);
              return list.strip().startsWith("(")
                  ? split(
                      name,
                      statement.substring(0, statement.length() - list.length()),
                      list.substring(list.indexOf('(') + 1))
                  : Optional.empty();
            });
  }

  private static Optional<TableParts> split(QualifiedName table, String head, String list) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < list.length(); i = SqlText.next(list, i)) {
      char c = list.charAt(i);
      if (c == '(' || c == '[') {
        depth++;
      } else if (c == ',' && depth == 0) {
        parts.add(list.substring(start, i).strip());
        start = i + 1;
      } else if ((c == ')' || c == ']') && depth-- == 0) {
        parts.add(list.substring(start, i).strip());
        return Optional.of(new TableParts(table, head, parts, list.substring(i + 1)));
      }
    }
    return Optional.empty();
  }

  /** The column that a part declares; empty for a constraint of the table. */
  static Optional<String> column(String part) {
    return CONSTRAINT.matcher(part.toLowerCase(Locale.ROOT)).matches()
        ? Optional.empty()
        : SqlName.at(part, "").map(QualifiedName::name);
  }
}
