package dev.plumbline.postgres;

import java.util.regex.Pattern;

/**
 * A source as a user wrote it down.
 *
 * @param text without blanks at its ends; may hold a password
 */
record SourceSetting(String text) {

  private static final String INSTALLED = "installed";
  private static final String CONTAINER = "testcontainers";
  private static final String JDBC = "jdbc:";
  private static final Pattern IMAGE = Pattern.compile("[\\w.:/@-]+");

  /** Nothing in this form can hold credentials. */
  private static final Pattern HARMLESS = Pattern.compile("[\\w.:/\\[\\]-]*");

  private static final String POSSIBLE =
      "\nPossible are:\n  embedded              a server from binaries on the class path\n "
          + " installed             a server from the programs that this machine has\n "
          + " installed:FOLDER      the same, from those in a folder, such as"
          + " installed:/usr/lib/postgresql/17\n "
          + " testcontainers        a container of the default image\n  testcontainers:IMAGE  a"
          + " container of that image, such as testcontainers:postgres:17\n "
          + " jdbc:postgresql://HOST[:PORT][/DATABASE][?user=USER&password=PASSWORD&...]\n         "
          + "               an existing server, where USER may create databases";

  PostgresSource source(UserSettings settings) {
    if (text.equals("embedded")) {
      return new PostgresSource.Embedded();
    }
    if (text.equals(CONTAINER)) {
      return new PostgresSource.Container("");
    }
    if (text.startsWith(CONTAINER + ":")) {
      return container(text.substring(CONTAINER.length() + 1));
    }
    if (text.equals(INSTALLED)) {
      return new PostgresSource.Installed("");
    }
    if (text.startsWith(INSTALLED + ":")) {
      return installed(text.substring(INSTALLED.length() + 1));
    }
    if (text.startsWith(JDBC)) {
      return JdbcUrl.parse(text).source(settings);
    }
    throw refusal(shown() + " is no source of PostgreSQL.");
  }

  private PostgresSource installed(String folder) {
    if (!folder.startsWith("/")) {
      throw refusal(shown() + " does not name an absolute folder after \"installed:\".");
    }
    return new PostgresSource.Installed(folder);
  }

  private PostgresSource container(String image) {
    if (!IMAGE.matcher(image).matches()) {
      throw refusal(shown() + " does not name a container image after \"testcontainers:\".");
    }
    return new PostgresSource.Container(image);
  }

  static IllegalArgumentException refusal(String why) {
    return new IllegalArgumentException(why + POSSIBLE);
  }

  /** For messages. */
  private String shown() {
    return HARMLESS.matcher(text).matches()
        ? "\"" + text + "\""
        : "What was given (not shown, since it may hold a password)";
  }

  /** Not the text, which may hold a password. */
  @Override
  public String toString() {
    return shown();
  }
}
