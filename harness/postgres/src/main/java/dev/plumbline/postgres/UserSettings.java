package dev.plumbline.postgres;

import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a user says outside of the code: by a system property, or else by the environment variable
 * of the same name in capitals.
 *
 * @param properties a system property's value by its name
 * @param environment an environment variable's value by its name
 */
record UserSettings(
    UnaryOperator<@Nullable String> properties, UnaryOperator<@Nullable String> environment) {

  /**
   * A value and where it was found.
   *
   * @param value not empty, without blanks around it
   * @param origin the name of the property or variable
   */
  record Given(String value, String origin) {

    /** A message about a value that cannot be used. */
    IllegalArgumentException refused(String expected) {
      boolean isProperty = origin.contains(".");
      return new IllegalArgumentException(
          (isProperty ? "-D" : "") + origin + "=" + value + ": expected " + expected);
    }
  }

  static UserSettings ofThisJvm() {
    return new UserSettings(System::getProperty, System::getenv);
  }

  /** The value of a property such as {@code plumbline.postgres.username}, if one is given. */
  Optional<Given> find(String property) {
    String variable = property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    return Stream.of(
            Optional.ofNullable(properties.apply(property)).map(v -> new Given(v, property)),
            Optional.ofNullable(environment.apply(variable)).map(v -> new Given(v, variable)))
        .flatMap(Optional::stream)
        .map(given -> new Given(given.value().strip(), given.origin()))
        .filter(given -> !given.value().isEmpty())
        .findFirst();
  }
}
