package dev.plumbline.cli.settings;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Schemas as a search path lists them.
 *
 * @param text separated by commas, in double quotes where PostgreSQL is not to fold a name
 */
record SchemaNames(String text) {

  private static final Pattern NAME = Pattern.compile("(?:\"(?:[^\"]|\"\")*\"|[^,\"])+");

  private List<String> names() {
    return NAME.matcher(text).results().map(name -> name.group().strip()).toList();
  }

  /** The first one as the server stores it. */
  String first() {
    List<String> names = names();
    String name = names.isEmpty() ? "" : names.get(0);
    return isQuoted(name)
        ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
        : name.toLowerCase(Locale.ROOT);
  }

  /** The same, where names of several words, or of small letters and capitals, are not folded. */
  SchemaNames quotedWhereNeeded() {
    return new SchemaNames(
        names().stream()
            .map(
                name ->
                    isQuoted(name) || !(isMixed(name) || name.contains(" "))
                        ? name
                        : "\"" + name + "\"")
            .collect(Collectors.joining(",")));
  }

  private static boolean isQuoted(String name) {
    return name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
  }

  private static boolean isMixed(String name) {
    return name.chars().anyMatch(Character::isUpperCase)
        && name.chars().anyMatch(Character::isLowerCase);
  }
}
