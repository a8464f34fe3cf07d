package dev.plumbline.hibernate;

import dev.plumbline.schema.QualifiedName;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names as they stand in DDL. */
final class SqlName {

  private static final String PART = "(\"(?:[^\"]|\"\")+\"|[^\\s\".(),;]+)";
  private static final Pattern NAME = Pattern.compile(PART + "(?:\\." + PART + ")?");

  private SqlName() {}

  /** The name that the text begins with, as the catalog spells it. */
  static Optional<QualifiedName> at(String text, String defaultNamespace) {
    Matcher matcher = NAME.matcher(text);
    if (!matcher.lookingAt()) {
      return Optional.empty();
    }
    String second = matcher.group(2);
    return Optional.of(
        second == null
            ? new QualifiedName(defaultNamespace, spelt(matcher.group(1)))
            : new QualifiedName(spelt(matcher.group(1)), spelt(second)));
  }

  /** What follows that name. */
  static String after(String text) {
    Matcher matcher = NAME.matcher(text);
    return matcher.lookingAt() ? text.substring(matcher.end()) : text;
  }

  private static String spelt(String part) {
    return part.startsWith("\"")
        ? CatalogName.of(part.substring(1, part.length() - 1).replace("\"\"", "\""), true)
        : CatalogName.of(part, false);
  }
}
