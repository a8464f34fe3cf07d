package dev.plumbline.cli;

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

  /** The name of the variable that says where a service's database is, if there is one. */
  Optional<String> urlVariableOf(String service) {
    return Optional.of(urlVariable(service))
        .filter(this::has)
        .or(() -> Optional.of("DATABASE_URL").filter(this::has));
  }

  private boolean has(String name) {
    return get(name).isPresent();
  }

  /** A variable's value; an empty one counts as missing, as it does in a pod's manifest. */
  Optional<String> get(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
  }
}
