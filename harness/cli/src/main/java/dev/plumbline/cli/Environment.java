package dev.plumbline.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The environment variables that stand in for options.
 *
 * @param variables all of them
 */
record Environment(Map<String, String> variables) {

  Environment {
    variables = Map.copyOf(variables);
  }

  /** The variable that holds the URL of a service's own database. */
  static String urlVariable(String service) {
    return service.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_") + "_DATABASE_URL";
  }

  /** A variable's value; an empty one counts as missing, as it does in a pod's manifest. */
  Optional<String> get(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
  }

  /** Whether a variable says yes: {@code true}, {@code 1}, {@code yes} or {@code on}. */
  boolean isOn(String name) {
    return get(name)
        .map(value -> value.strip().toLowerCase(Locale.ROOT))
        .filter(List.of("true", "1", "yes", "on")::contains)
        .isPresent();
  }

  /** The values of variables whose names sound secret. */
  List<String> secrets() {
    return variables.entrySet().stream()
        .filter(variable -> isOurs(variable.getKey()) && Redaction.isSecret(variable.getKey()))
        .filter(variable -> !variable.getKey().endsWith("_FILE"))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** Others may be anything, such as the name of a secret that is printed by right. */
  private static boolean isOurs(String name) {
    return name.startsWith("PLUMBLINE_");
  }
}
