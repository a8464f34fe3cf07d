package dev.plumbline.spring;

import dev.plumbline.text.Secrets;
import java.util.Locale;
import java.util.Set;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;

/** The passwords of data sources, so that no message of the server or the driver repeats one. */
final class ConfiguredSecrets {

  private static final Set<String> WORKING_DIRECTORIES = Set.of("PWD", "OLDPWD");

  private ConfiguredSecrets() {}

  static Secrets of(Environment environment) {
    Secrets secrets = new Secrets();
    if (environment instanceof ConfigurableEnvironment configurable) {
      for (PropertySource<?> source : configurable.getPropertySources()) {
        if (source instanceof EnumerablePropertySource<?> enumerable) {
          for (String name : enumerable.getPropertyNames()) {
            add(name, environment, secrets);
          }
        }
      }
    }
    return secrets;
  }

  private static void add(String name, Environment environment, Secrets secrets) {
    boolean secret = Secrets.isSecretName(name) && !WORKING_DIRECTORIES.contains(name);
    if (!secret && !name.toLowerCase(Locale.ROOT).endsWith("url")) {
      return;
    }
    String value;
    try {
      value = environment.getProperty(name);
    } catch (IllegalArgumentException e) {
      // refers to something that is not there: whoever needs it will say so
      return;
    }
    if (value != null && secret) {
      secrets.add(value);
    } else if (value != null) {
      secrets.addFrom(value);
    }
  }
}
