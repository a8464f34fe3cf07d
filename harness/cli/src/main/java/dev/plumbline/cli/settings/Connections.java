package dev.plumbline.cli.settings;

import dev.plumbline.verification.Revision;
import dev.plumbline.verification.Verification;
import dev.plumbline.verification.Verifier;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * Connections to a service's database.
 *
 * @param service for messages
 * @param address where
 */
public record Connections(String service, DatabaseAddress address) {

  /**
   * Connects, and says in the verifier's words what prevents it.
   *
   * @throws NoConnectionException if the server refuses or does not answer
   * @throws UsageException if the schema to work in does not exist
   */
  public Connection open() throws SQLException {
    return open(address::connect);
  }

  /** The same for work that takes as long as it takes. */
  public Connection openForWork() throws SQLException {
    return open(address::connectForWork);
  }

  private Connection open(BackendWatch.Source source) throws SQLException {
    Connection connection = connected(source);
    try {
      requireSchema(connection);
      return connection;
    } catch (SQLException | RuntimeException e) {
      try (connection) {
        throw e;
      }
    }
  }

  private Connection connected(BackendWatch.Source source) {
    try {
      return source.connect();
    } catch (SQLException e) {
      throw new NoConnectionException(inTheVerifiersWords(e), address, e);
    }
  }

  /** Where a schema is missing, PostgreSQL goes on with the next one, and says nothing. */
  private void requireSchema(Connection connection) throws SQLException {
    String wanted = address.schema();
    if (wanted != null && !wanted.equals(connection.getSchema())) {
      throw new UsageException(
          service
              + ": there is no schema "
              + wanted
              + " in "
              + address
              + ", or this role may not use it. "
              + instead(connection, wanted));
    }
  }

  private static String instead(Connection connection, String wanted) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select s.nspname::pg_catalog.text from pg_catalog.pg_namespace s"
                + " where pg_catalog.lower(s.nspname::pg_catalog.text)"
                + " operator(pg_catalog.=) pg_catalog.lower(?::pg_catalog.text)"
                + " order by 1 using operator(pg_catalog.<) limit 1")) {
      statement.setString(1, wanted);
      ResultSet similar = statement.executeQuery();
      return similar.next() && !similar.getString(1).equals(wanted)
          ? "There is "
              + similar.getString(1)
              + ": write --default-schema '\""
              + similar.getString(1)
              + "\"', in double quotes, which the shell must leave."
          : "Create it, grant USAGE on it, or correct --default-schema.";
    }
  }

  /** The verifier explains every kind of refusal, but asks for its connections itself. */
  private Verification inTheVerifiersWords(SQLException refusal) {
    DataSource refusing =
        dataSource(
            (proxy, method, arguments) -> {
              throw refusal;
            });
    return new Verifier(new Revision(service, List.of())).verify(refusing);
  }

  /** For whoever opens and closes connections itself. */
  public DataSource dataSource() {
    return dataSource(
        (proxy, method, arguments) -> {
          if (method.getName().equals("getConnection")) {
            return address.connect();
          }
          throw new UnsupportedOperationException(method.getName());
        });
  }

  private static DataSource dataSource(InvocationHandler handler) {
    return (DataSource)
        Proxy.newProxyInstance(
            DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, handler);
  }
}
