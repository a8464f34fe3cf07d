package dev.plumbline.cli.settings;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
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
public record DatabaseAddress(
    String hosts,
    String database,
    Map<String, String> parameters,
    @Nullable String username,
    @Nullable String password) {

  /** From looking up the host's name to the end of the login, in seconds; of several hosts, too. */
  private static final Map<String, String> LOGIN =
      Map.of("connectTimeout", "10", "loginTimeout", "30", "tcpKeepAlive", "true");

  private static final Map<String, String> LOOKING =
      Map.of(
          "connectTimeout", "10",
          "loginTimeout", "30",
          "tcpKeepAlive", "true",
          "socketTimeout", "60");

  public DatabaseAddress {
    parameters = Map.copyOf(parameters);
  }

  /**
   * Reads a URL as JDBC or as libpq writes it, or libpq's keywords and values.
   *
   * @throws IllegalArgumentException if it is none of them, or cannot be obeyed; the message does
   *     not repeat it, because it may contain a password
   */
  public static DatabaseAddress parse(String url) {
    return ConnectionString.parse(url, Map.of());
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

  /**
   * The same, where unqualified names lead to other schemas.
   *
   * @param schemas separated by commas; one with small letters and capitals is meant as it is
   *     written, as stock Liquibase has it, where PostgreSQL would fold it
   */
  public DatabaseAddress in(String schemas) {
    Map<String, String> all = new LinkedHashMap<>(parameters);
    all.put("currentSchema", new SchemaNames(schemas).quotedWhereNeeded().text());
    return new DatabaseAddress(hosts, database, all, username, password);
  }

  /** The same, with this login where it has none. */
  DatabaseAddress elseAs(@Nullable String otherUsername, @Nullable String otherPassword) {
    return as(username == null ? otherUsername : null, password == null ? otherPassword : null);
  }

  /** The same, with these parameters where it lacks them. */
  public DatabaseAddress elseWith(Map<String, String> others) {
    Map<String, String> all = new LinkedHashMap<>(others);
    all.putAll(parameters);
    return new DatabaseAddress(hosts, database, all, username, password);
  }

  /** The same, with this parameter if it lacks it. */
  public DatabaseAddress elseWith(String parameter, String value) {
    return elseWith(Map.of(parameter, value));
  }

  /** The schema that unqualified names are to lead to, or null for the role's own. */
  public @Nullable String schema() {
    String schemas = parameters.get("currentSchema");
    return schemas == null ? null : new SchemaNames(schemas).first();
  }

  /** For the driver; without the login. */
  String jdbcUrl() {
    return "jdbc:postgresql://"
        + hosts
        + "/"
        + URLEncoder.encode(database, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /**
   * Connects for looking: whatever does not answer within a minute is not waited for, unless a
   * parameter says otherwise.
   */
  public Connection connect() throws SQLException {
    return connect(LOOKING);
  }

  /**
   * Connects for work that takes as long as it takes, and ends it if the server is gone.
   *
   * @see BackendWatch
   */
  public Connection connectForWork() throws SQLException {
    return connectForWork(BackendWatch.Pace.USUAL);
  }

  public Connection connectForWork(BackendWatch.Pace pace) throws SQLException {
    if (parameters.containsKey("socketFactory")) {
      return connect(LOGIN);
    }
    Map<String, String> watched = new LinkedHashMap<>(LOGIN);
    String order = WatchedSockets.order();
    watched.put("socketFactory", WatchedSockets.class.getName());
    watched.put("socketFactoryArg", order);
    try {
      Connection connection = connect(watched);
      BackendWatch.over(
          connection, WatchedSockets.delivered(order), () -> connect(within(pace.look())), pace);
      return connection;
    } finally {
      WatchedSockets.forget(order);
    }
  }

  private static Map<String, String> within(Duration time) {
    String seconds = String.valueOf(Math.max(1, time.toSeconds()));
    return Map.of("connectTimeout", seconds, "loginTimeout", seconds, "socketTimeout", seconds);
  }

  private Connection connect(Map<String, String> defaults) throws SQLException {
    Properties properties = new Properties();
    elseWith(defaults).parameters().forEach(properties::setProperty);
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
