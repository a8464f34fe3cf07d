package dev.plumbline.postgres;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** One database of a cluster, and how to reach it. Immutable and safe for several threads. */
public final class Database {

  private final String name;
  private final Endpoint endpoint;

  Database(String name, Endpoint endpoint) {
    this.name = name;
    this.endpoint = endpoint;
  }

  /**
   * Where a server answers, and to whom.
   *
   * @param host its name or address
   * @param port its TCP port
   * @param username a superuser
   * @param password that user's password
   */
  record Endpoint(String host, int port, String username, String password) {

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
    return "jdbc:postgresql://"
        + endpoint.host()
        + ":"
        + endpoint.port()
        + "/"
        + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** The name of a superuser who owns the database. */
  public String username() {
    return endpoint.username();
  }

  /** That user's password. Keep it out of logs. */
  public String password() {
    return endpoint.password();
  }

  /**
   * A new data source, not pooled: each call of its {@code getConnection()} opens a connection.
   * {@code application_name} is {@code plumbline}.
   */
  public DataSource dataSource() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {endpoint.host()});
    source.setPortNumbers(new int[] {endpoint.port()});
    source.setDatabaseName(name);
    source.setUser(endpoint.username());
    source.setPassword(endpoint.password());
    source.setApplicationName("plumbline");
    return source;
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
