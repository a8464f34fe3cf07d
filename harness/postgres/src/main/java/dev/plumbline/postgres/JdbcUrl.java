package dev.plumbline.postgres;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The parts of a JDBC URL of PostgreSQL's.
 *
 * @param host as it is written there
 * @param port the port; 5432 if there is none
 * @param database the database; {@code postgres} if there is none
 * @param parameters all of them, user and password included, decoded
 */
record JdbcUrl(String host, int port, String database, Map<String, String> parameters) {

  private static final Pattern PATTERN =
      Pattern.compile(
          "jdbc:postgresql://(\\[[0-9a-fA-F:.]+]|[^\\s/:?#,@\\[\\]]+)(?::(\\d{1,5}))?"
              + "(?:/([^/?#@]*))?(?:\\?(.*))?",
          Pattern.DOTALL);

  private static final int DEFAULT_PORT = 5432;
  private static final int MAX_PORT = 65_535;

  /** The one database that every server has, as far as users know. */
  private static final String DEFAULT_DATABASE = "postgres";

  private static final String USER = "user";
  private static final String PASSWORD = "password";

  /** Would name another server than the URL does. */
  private static final List<String> LIBPQ =
      List.of("host", "hostaddr", "port", "dbname", "service", "passfile");

  /** So would these, by the driver's own names. */
  private static final List<String> NOT_PARAMETERS = List.of("PGHOST", "PGPORT", "PGDBNAME");

  /**
   * Takes a URL apart.
   *
   * @throws IllegalArgumentException naming everything that is wrong with it, without quoting it
   */
  static JdbcUrl parse(String url) {
    Matcher parts = PATTERN.matcher(url);
    if (!parts.matches()) {
      throw SourceSetting.refusal(
          "The JDBC URL (not shown, since it may hold a password) is not of the form"
              + " jdbc:postgresql://HOST[:PORT][/DATABASE][?NAME=VALUE&...]. It names one host, not"
              + " a Unix socket; credentials go after the question mark, not before an @.");
    }
    List<String> problems = new ArrayList<>();
    int port = parts.group(2) == null ? DEFAULT_PORT : Integer.parseInt(parts.group(2));
    if (port < 1 || port > MAX_PORT) {
      problems.add("port " + port + ": expected 1 to " + MAX_PORT);
    }
    String database = decoded("the database's name", text(parts.group(3)), problems);
    Map<String, String> parameters = parameters(text(parts.group(4)), problems);
    if (!problems.isEmpty()) {
      throw SourceSetting.refusal(
          "The JDBC URL cannot be used:\n  " + String.join("\n  ", problems));
    }
    return new JdbcUrl(
        text(parts.group(1)), port, database.isEmpty() ? DEFAULT_DATABASE : database, parameters);
  }

  private static Map<String, String> parameters(String query, List<String> problems) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String parameter : query.split("&", -1)) {
      int equals = parameter.indexOf('=');
      String name = parameter.substring(0, Math.max(0, equals));
      if (name.matches("[A-Za-z]{1,60}")) {
        String what = "the value of parameter " + name;
        String value = decoded(what, parameter.substring(equals + 1), problems);
        if (isKnown(name, value)) {
          parameters.put(name, value);
        } else if (LIBPQ.contains(name)) {
          problems.add(
              "parameter "
                  + name
                  + " is libpq's: here the server stands between // and /, and the driver does not"
                  + " know Unix sockets");
        } else {
          problems.add("the driver knows no parameter " + name);
        }
      } else if (!parameter.isEmpty()) {
        // It may be a piece of a password.
        problems.add("something between two & is not of the form NAME=VALUE: write & as %26");
      }
    }
    return parameters;
  }

  private static boolean isKnown(String name, String value) {
    try {
      new PGSimpleDataSource().setProperty(name, value);
      return !NOT_PARAMETERS.contains(name);
    } catch (SQLException e) {
      return false;
    }
  }

  private static String decoded(String what, String value, List<String> problems) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // Its message quotes the value.
      problems.add(what + " has a % that begins no escape: write % as %25");
      return "";
    }
  }

  private static String text(@Nullable String group) {
    return group == null ? "" : group;
  }

  /** The server at this URL, with credentials from elsewhere if they are not here. */
  PostgresSource.Existing source(UserSettings settings) {
    Map<String, String> others = new LinkedHashMap<>(parameters);
    Optional<String> username = Optional.ofNullable(others.remove(USER));
    Optional<String> password = Optional.ofNullable(others.remove(PASSWORD));
    return new PostgresSource.Existing(
        host,
        port,
        database,
        username
            .or(() -> settings.find("plumbline.postgres.username").map(UserSettings.Given::value))
            .orElseGet(() -> System.getProperty("user.name", "")),
        password
            .or(() -> settings.find("plumbline.postgres.password").map(UserSettings.Given::value))
            .orElse(""),
        others);
  }

  /** Without parameters, among which may be a password. */
  @Override
  public String toString() {
    return "jdbc:postgresql://" + host + ":" + port + "/" + database;
  }
}
