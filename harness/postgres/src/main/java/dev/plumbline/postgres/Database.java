package dev.plumbline.postgres;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** One database of a cluster, and how to reach it. Immutable and safe for several threads. */
public final class Database {

  /** NAMEDATALEN - 1. */
  private static final int MAX_APPLICATION_NAME = 63;

  private final String name;
  private final Endpoint endpoint;
  private final String applicationName;

  Database(String name, Endpoint endpoint) {
    this(name, endpoint, "plumbline");
  }

  private Database(String name, Endpoint endpoint, String applicationName) {
    this.name = name;
    this.endpoint = endpoint;
    this.applicationName = applicationName;
  }

  /**
   * Where a server answers, and to whom.
   *
   * @param host its name or address
   * @param port its TCP port
   * @param username a superuser, or one who may create databases
   * @param password that user's password
   * @param maintenance the database to connect to for work on others
   * @param parameters the driver's parameters for every connection, by name
   */
  record Endpoint(
      String host,
      int port,
      String username,
      String password,
      String maintenance,
      SortedMap<String, String> parameters) {

    /** The passphrase of a key file. */
    private static final String SECRET = "sslpassword";

    /** A server of our own: with the usual database and nothing special. */
    Endpoint(String host, int port, String username, String password) {
      this(host, port, username, password, "postgres", new TreeMap<>());
    }

    Endpoint {
      parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }

    /** The URL of one of its databases, without anything secret. */
    String jdbcUrl(String database) {
      String query =
          parameters.entrySet().stream()
              .filter(parameter -> !parameter.getKey().equals(SECRET))
              .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
              .collect(Collectors.joining("&"));
      return "jdbc:postgresql://"
          + host
          + ":"
          + port
          + "/"
          + encoded(database)
          + (query.isEmpty() ? "" : "?" + query);
    }

    private static String encoded(String text) {
      return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
      return username + "@" + host + ":" + port;
    }
  }

  /** The database's name, unquoted. */
  public String name() {
    return name;
  }

  /** The JDBC URL, without credentials. */
  public String jdbcUrl() {
    return endpoint.jdbcUrl(name);
  }

  /**
   * The name of the user who owns the database: a superuser, unless the server is one that existed
   * and was named with another user.
   */
  public String username() {
    return endpoint.username();
  }

  /** That user's password. Keep it out of logs. */
  public String password() {
    return endpoint.password();
  }

  /**
   * The same database, but connections to it carry another {@code application_name}, by which the
   * server and people can tell whose they are.
   *
   * @param applicationName what to call them. It is made what PostgreSQL makes of such a name:
   *     every character that is not a printable one of ASCII becomes {@code ?}, and 63 are kept
   */
  public Database withApplicationName(String applicationName) {
    StringBuilder kept = new StringBuilder();
    applicationName
        .codePoints()
        .limit(MAX_APPLICATION_NAME)
        .forEach(c -> kept.append(c >= ' ' && c <= '~' ? (char) c : '?'));
    return new Database(name, endpoint, kept.toString());
  }

  /**
   * A new data source, not pooled: each call of its {@code getConnection()} opens a connection.
   * {@code application_name} is {@code plumbline} unless {@link #withApplicationName} says
   * otherwise.
   */
  public DataSource dataSource() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    setParameters(source);
    source.setServerNames(new String[] {endpoint.host()});
    source.setPortNumbers(new int[] {endpoint.port()});
    source.setDatabaseName(name);
    source.setUser(endpoint.username());
    source.setPassword(endpoint.password());
    source.setApplicationName(applicationName);
    return new DirectDataSource(source);
  }

  private void setParameters(PGSimpleDataSource source) {
    endpoint
        .parameters()
        .forEach(
            (parameter, value) -> {
              try {
                source.setProperty(parameter, value);
              } catch (SQLException e) {
                throw new ClusterException(
                    "The driver refuses the parameter " + parameter + " of " + endpoint, e);
              }
            });
  }

  /**
   * Opens a connection, to be closed by the caller.
   *
   * @throws SQLException if the server refuses
   */
  public Connection connect() throws SQLException {
    return dataSource().getConnection();
  }

  boolean isAt(Endpoint other) {
    return endpoint.equals(other);
  }

  /** Name and address, never the password. */
  @Override
  public String toString() {
    return "database \"" + name + "\" at " + jdbcUrl() + " as " + username();
  }
}
