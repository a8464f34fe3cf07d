package dev.plumbline.cli.settings;

import dev.plumbline.text.Secrets;
import java.util.List;
import java.util.Properties;

/**
 * The secrets that came into this process, by whichever way, and what takes them out of text. Safe
 * for use by several threads.
 */
public final class Redaction {

  private final Secrets secrets = new Secrets();

  /** Whether a value with that name is taken for a secret. */
  static boolean isSecret(String name) {
    return Secrets.isSecretName(name);
  }

  /** From now on, hides that value. */
  public void hide(String secret) {
    secrets.add(secret);
  }

  /** Hides the value if the name says that it is a secret, and what is secret in a URL. */
  public void hide(String name, String value) {
    if (isSecret(name)) {
      hide(value);
    }
    secrets.addFrom(value);
  }

  /** Hides a password, unless it is a word that has to be printed anyway. */
  public void hide(DatabaseAddress address, String service) {
    List.of(service, address.database(), String.valueOf(address.username()))
        .forEach(secrets::spare);
    address
        .parameters()
        .forEach(
            (name, value) -> {
              if (isSecret(name)) {
                hide(value);
              }
            });
    String password = address.password();
    if (password != null) {
      secrets.add(String.valueOf(address.username()), password);
    }
  }

  /** Hides what follows a secret option on a command line, even a misspelt one. */
  public void hideArguments(String... arguments) {
    for (int i = 0; i < arguments.length; i++) {
      String argument = arguments[i];
      String next = i + 1 < arguments.length ? arguments[i + 1] : "";
      if (!argument.startsWith("-")) {
        secrets.addFrom(argument);
      } else if (argument.equals("-D") || argument.equals("--parameter")) {
        hideAssignment(next);
      } else if (argument.startsWith("--parameter=") || argument.startsWith("-D")) {
        hideAssignment(argument.replaceFirst("^(--parameter=|-D)", ""));
      } else if (argument.indexOf('=') > 0) {
        hideAssignment(argument);
      } else if (isSecret(argument) && !next.startsWith("--")) {
        hide(next);
      }
    }
  }

  private void hideAssignment(String text) {
    int equals = text.indexOf('=');
    if (equals >= 0) {
      hide(text.substring(0, equals), text.substring(equals + 1));
    }
  }

  /** Hides what this process was given by its surroundings, the JVM's own options included. */
  public void hide(Environment environment) {
    environment
        .variables()
        .forEach(
            (name, value) -> {
              if (Environment.isSecret(name)) {
                hide(value);
              }
              secrets.addFrom(value);
            });
    environment
        .get("PLUMBLINE_PARAMETER")
        .ifPresent(lines -> lines.lines().forEach(this::hideAssignment));
    Properties properties = System.getProperties();
    for (String name : properties.stringPropertyNames()) {
      if (!name.matches("(java|jdk|sun|user|os|file|line|path|awt|native)\\..*")) {
        hide(name, properties.getProperty(name));
      }
    }
  }

  /** Hides the secrets of the configuration file. */
  public void hide(ConfigurationFile file) {
    file.values().forEach(this::hide);
  }

  /** The text without secrets. */
  public String redact(String text) {
    return secrets.mask(text);
  }
}
