package dev.plumbline.cli.settings;

import dev.plumbline.changelog.Spelling;
import dev.plumbline.cli.settings.Setting.Rank;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * The configuration file: Java properties whose keys are options without their dashes. Its values
 * may be secrets, so that it has no text of its own.
 */
public final class ConfigurationFile {

  /** In the working directory, read if it is there. */
  private static final String USUAL = "plumbline.properties";

  private static final String PARAMETER = "parameter.";

  private final String name;
  private final Map<String, String> values;

  private ConfigurationFile(String name, Map<String, String> values) {
    this.name = name;
    this.values = Map.copyOf(values);
  }

  /**
   * The file to go by.
   *
   * @param named the one that was asked for; it must exist
   * @param environment whose working directory has the usual one
   * @throws IllegalArgumentException if it cannot be read
   */
  public static ConfigurationFile find(Optional<String> named, Environment environment) {
    if (named.isEmpty() && !Files.exists(environment.file(USUAL))) {
      return new ConfigurationFile(USUAL, Map.of());
    }
    return read(named.orElse(USUAL), environment);
  }

  private static ConfigurationFile read(String name, Environment environment) {
    Path path = environment.file(name);
    KeysOnce keys = new KeysOnce();
    try (Reader reader = Files.newBufferedReader(path)) {
      keys.load(reader);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(
          "There is no configuration file " + path.toAbsolutePath() + ". Correct --config.", e);
    } catch (IOException | IllegalArgumentException e) {
      // what is malformed may be a secret, so that only the kind of problem is told
      throw new IllegalArgumentException(
          "Cannot read the configuration file "
              + path.toAbsolutePath()
              + " ("
              + e.getClass().getSimpleName()
              + "). It must be a readable file of Java properties in UTF-8, and a backslash in it"
              + " written twice.");
    }
    if (!keys.twice.isEmpty()) {
      throw new IllegalArgumentException(
          name + " has duplicate keys: " + String.join(", ", keys.twice) + ".");
    }
    return new ConfigurationFile(name, keys.values);
  }

  /** Its values by key. */
  Map<String, String> values() {
    return values;
  }

  /**
   * Makes sure that every key means something.
   *
   * @param options every option's name without dashes, and whether it may differ between services
   * @throws IllegalArgumentException naming all that do not
   */
  void check(Map<String, Boolean> options) {
    List<String> unknown = unknown(options);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          name + " has unknown keys:\n  " + String.join("\n  ", unknown));
    }
  }

  /** The keys that mean nothing, each with what may have been meant. */
  List<String> unknown(Map<String, Boolean> options) {
    return values.keySet().stream()
        .sorted()
        .flatMap(key -> problem(key, options).stream())
        .toList();
  }

  private static Optional<String> problem(String key, Map<String, Boolean> options) {
    if (options.containsKey(key) || key.startsWith(PARAMETER) || key.contains("." + PARAMETER)) {
      return Optional.empty();
    }
    int dot = key.indexOf('.');
    String name = key.substring(dot + 1);
    if (dot > 0 && options.containsKey(name)) {
      return Boolean.TRUE.equals(options.get(name))
          ? Optional.empty()
          : Optional.of(key + " (" + name + " is the same for all services: write " + name + ")");
    }
    String prefix = key.substring(0, dot + 1);
    return Optional.of(
        key
            + Spelling.closest(name, options.keySet())
                .map(meant -> " (did you mean " + prefix + meant + "?)")
                .orElse(""));
  }

  public Optional<Setting> find(String key) {
    return Optional.ofNullable(values.get(key))
        .map(value -> new Setting(value, key + " in " + name, Rank.FILE));
  }

  /** What is left of the keys that begin so, with their values. */
  Map<String, String> under(String prefix) {
    Map<String, String> found = new LinkedHashMap<>();
    values.forEach(
        (key, value) -> {
          if (key.startsWith(prefix)) {
            found.put(key.substring(prefix.length()), value);
          }
        });
    return found;
  }

  /** {@link Properties} would silently keep the last of two values. */
  private static final class KeysOnce extends Properties {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, String> values = new LinkedHashMap<>();
    private final transient Set<String> twice = new TreeSet<>();

    @Override
    public synchronized Object put(Object key, Object value) {
      if (values.put(String.valueOf(key), String.valueOf(value).strip()) != null) {
        twice.add(String.valueOf(key));
      }
      return super.put(key, value);
    }
  }
}
