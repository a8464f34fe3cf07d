package dev.plumbline.history;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Liquibase's own settings, found under every name under which Liquibase itself finds them: system
 * properties first, then environment variables. No class of Liquibase is needed.
 *
 * @param properties of the system
 * @param environment of the process
 */
record LiquibaseSettings(Map<?, ?> properties, Map<String, String> environment) {

  private static final String PREFIX = "liquibase";

  /**
   * The value of a setting; what is empty counts as not set.
   *
   * @param names its name in camel case, then what it was called in earlier versions
   */
  Optional<String> find(String... names) {
    List<String> all = List.of(names);
    return find(properties, all, false).or(() -> find(environment, all, true));
  }

  private static Optional<String> find(Map<?, ?> values, List<String> names, boolean variables) {
    for (String name : names) {
      for (Map.Entry<?, ?> entry : values.entrySet()) {
        String key = String.valueOf(entry.getKey());
        String value = String.valueOf(entry.getValue());
        if (isLiquibases(key) && !value.isEmpty() && isMeant(PREFIX + "." + name, key, variables)) {
          return Optional.of(value);
        }
      }
    }
    return Optional.empty();
  }

  /** However it is written, it begins like that; few of the many settings of a process do. */
  private static boolean isLiquibases(String key) {
    return key.strip().regionMatches(true, 0, PREFIX, 0, PREFIX.length());
  }

  private static boolean isMeant(String name, String key, boolean variables) {
    String words = name.replaceAll("(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    String hyphens = words.replace('.', '-');
    return key.equalsIgnoreCase(name)
        || key.equalsIgnoreCase(words)
        || key.equalsIgnoreCase(hyphens)
        || key.equalsIgnoreCase(hyphens.replace("-", ""))
        || (variables && key.strip().equalsIgnoreCase(hyphens.replace('-', '_')));
  }
}
