package dev.plumbline.cli;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes secrets out of text. Nothing prints one on purpose; this is for what the arguments, a
 * changelog's SQL or a library's message might carry along. Safe for use by several threads.
 */
final class Redaction {

  private static final String MASK = "***";

  /** Shorter ones are found in every other line, and hide nothing. */
  private static final int SHORTEST = 3;

  private static final Pattern PARAMETER = Pattern.compile("(?i)(password=)[^&\\s\"',;)]+");
  private static final Pattern USER_INFO = Pattern.compile("(://[^\\s:/@]*:)[^\\s/]+@");
  private static final Pattern SQL_PASSWORD =
      Pattern.compile("(?i)(\\bpassword\\s+E?')(?:[^']|'')*(')");

  /** Names of options and parameters whose values are nobody's business. */
  private static final Pattern SECRET_NAME =
      Pattern.compile("(?i).*(pas+w|pwd|secret|token|credential|api[-_]?key).*");

  private final List<Pattern> secrets = new CopyOnWriteArrayList<>();

  /** Whether a value with that name is taken for a secret. */
  static boolean isSecret(String name) {
    return SECRET_NAME.matcher(name).matches();
  }

  /** From now on, hides that value. */
  void hide(String secret) {
    if (secret.length() >= SHORTEST) {
      secrets.add(
          Pattern.compile("(?<![\\p{Alnum}_])" + Pattern.quote(secret) + "(?![\\p{Alnum}_])"));
    }
  }

  /** Hides a password, unless it is a word that has to be printed anyway. */
  void hide(DatabaseAddress address, String service) {
    String password = address.password();
    if (password != null
        && !List.of(service, address.database(), String.valueOf(address.username()))
            .contains(password)) {
      hide(password);
    }
  }

  /** Hides what follows a secret option on a command line, even a misspelt one. */
  void hideArguments(String... arguments) {
    for (int i = 0; i < arguments.length; i++) {
      String argument = arguments[i];
      int equals = argument.indexOf('=');
      String name = equals < 0 ? argument : argument.substring(0, equals);
      if (!argument.startsWith("-") || !isSecret(name) || name.endsWith("-file")) {
        continue;
      }
      if (equals >= 0) {
        hide(argument.substring(equals + 1));
      } else if (i + 1 < arguments.length && !arguments[i + 1].startsWith("-")) {
        hide(arguments[i + 1]);
      }
    }
  }

  /** The text without secrets. */
  String redact(String text) {
    String redacted = text;
    // whole ones first: what looks like a URL may be part of one
    for (Pattern secret : secrets) {
      redacted = secret.matcher(redacted).replaceAll(MASK);
    }
    redacted = PARAMETER.matcher(redacted).replaceAll("$1" + Matcher.quoteReplacement(MASK));
    redacted = USER_INFO.matcher(redacted).replaceAll("$1" + MASK + "@");
    redacted = SQL_PASSWORD.matcher(redacted).replaceAll("$1" + MASK + "$2");
    return redacted;
  }
}
