package dev.plumbline.cli;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a database is, and who goes there. Its text never contains the password.
 *
 * @param hosts {@code host:port}, or several separated by commas
 * @param database its name
 * @param parameters the driver's, user and password not among them
 * @param username or null for the operating system's user
 * @param password or null if none is needed, or the driver finds it in {@code ~/.pgpass}
 */
record DatabaseAddress(
    String hosts,
    String database,
    Map<String, String> parameters,
    @Nullable String username,
    @Nullable String password) {

  /** With the user's part up to the last {@code @}, so that a password may contain one. */
  private static final Pattern URL =
      Pattern.compile(
          "(?:jdbc:)?postgres(?:ql)?(?:\\+\\w+)?:"
              + "(?://(?:(?<user>[^/?]*)@)?(?<hosts>[^/?]*)/)?(?<database>[^?/]*)"
              + "(?:\\?(?<query>.*))?");

  /** Names of libpq's that the JDBC driver spells otherwise. */
  private static final Map<String, String> RENAMED =
      Map.of(
          "connect_timeout", "connectTimeout",
          "application_name", "ApplicationName",
          "target_session_attrs", "targetServerType");

  /** What libpq calls the kinds of server, in the driver's words. */
  private static final Map<String, String> SERVER_TYPES =
      Map.of(
          "read-write", "primary",
          "read-only", "secondary",
          "standby", "secondary",
          "prefer-standby", "preferSecondary");

  DatabaseAddress {
    parameters = Map.copyOf(parameters);
  }

  /**
   * Reads a URL as JDBC or as libpq writes it.
   *
   * @throws IllegalArgumentException if it is neither; the message does not repeat it, because it
   *     may contain a password
   */
  static DatabaseAddress parse(String url) {
    Matcher matcher = URL.matcher(url.strip());
    if (!matcher.matches() || matcher.group("database").isEmpty()) {
      throw new IllegalArgumentException(
          "is not a database URL. Write jdbc:postgresql://host:port/database or"
              + " postgresql://user@host:port/database, and what is special in user and password"
              + " percent-encoded.");
    }
    Map<String, String> parameters = parameters(matcher.group("query"));
    String user = parameters.remove("user");
    String password = parameters.remove("password");
    String login = matcher.group("user");
    if (login != null && !login.isEmpty()) {
      int colon = login.indexOf(':');
      user = decoded(colon < 0 ? login : login.substring(0, colon));
      password = colon < 0 ? password : decoded(login.substring(colon + 1));
    }
    String hosts = matcher.group("hosts");
    return new DatabaseAddress(
        hosts == null || hosts.isEmpty() ? "localhost" : hosts,
        decoded(matcher.group("database")),
        parameters,
        user,
        password);
  }

  private static Map<String, String> parameters(@Nullable String query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (query != null && !query.isEmpty()) {
      for (String pair : query.split("&", -1)) {
        int equals = pair.indexOf('=');
        String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
        put(parameters, name, value);
      }
    }
    return parameters;
  }

  /** Adds a parameter that may be spelt as libpq spells it. */
  static void put(Map<String, String> parameters, String name, String value) {
    parameters.put(
        RENAMED.getOrDefault(name, name),
        name.equals("target_session_attrs") ? SERVER_TYPES.getOrDefault(value, value) : value);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** The same, with another login where one is given. */
  DatabaseAddress as(@Nullable String otherUsername, @Nullable String otherPassword) {
    return new DatabaseAddress(
        hosts,
        database,
        parameters,
        otherUsername == null ? username : otherUsername,
        otherPassword == null ? password : otherPassword);
  }

  /** The same, where unqualified names lead to other schemas. */
  DatabaseAddress in(String schemas) {
    Map<String, String> all = new LinkedHashMap<>(parameters);
    all.put("currentSchema", schemas);
    return new DatabaseAddress(hosts, database, all, username, password);
  }

  /** The same, with this login where it has none. */
  DatabaseAddress elseAs(@Nullable String otherUsername, @Nullable String otherPassword) {
    return as(username == null ? otherUsername : null, password == null ? otherPassword : null);
  }

  /** The same, with these parameters where it lacks them. */
  DatabaseAddress elseWith(Map<String, String> others) {
    Map<String, String> all = new LinkedHashMap<>(others);
    all.putAll(parameters);
    return new DatabaseAddress(hosts, database, all, username, password);
  }

  /** The same, with this parameter if it lacks it. */
  DatabaseAddress elseWith(String parameter, String value) {
    return elseWith(Map.of(parameter, value));
  }

  /** The schema that unqualified names are to lead to, or null for the role's own. */
  @Nullable String schema() {
    String schemas = parameters.get("currentSchema");
    return schemas == null ? null : schemas.split(",", -1)[0].strip().replaceAll("^\"|\"$", "");
  }

  /** For the driver; without the login. */
  String jdbcUrl() {
    return "jdbc:postgresql://"
        + hosts
        + "/"
        + URLEncoder.encode(database, StandardCharsets.UTF_8).replace("+", "%20");
  }

  Connection connect() throws SQLException {
    Properties properties = new Properties();
    parameters.forEach(properties::setProperty);
    if (username != null) {
      properties.setProperty("user", username);
    }
    if (password != null) {
      properties.setProperty("password", password);
    }
    return DriverManager.getConnection(jdbcUrl(), properties);
  }

  /** For people: where, and as whom. */
  @Override
  public String toString() {
    return hosts + "/" + database + (username == null ? "" : " as " + username);
  }
}
