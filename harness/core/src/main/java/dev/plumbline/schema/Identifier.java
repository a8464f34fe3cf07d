package dev.plumbline.schema;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names in text for people: in quotes only where they would mean another name without. */
final class Identifier {

  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_$]*");

  private Identifier() {}

  static String printed(String name) {
    return PLAIN.matcher(name).matches() ? name : '"' + name.replace("\"", "\"\"") + '"';
  }

  static String printed(QualifiedName name) {
    return printed(name.namespace()) + "." + printed(name.name());
  }

  static String printed(List<String> names) {
    return names.stream().map(Identifier::printed).collect(Collectors.joining(", "));
  }
}
