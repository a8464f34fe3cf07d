package dev.plumbline.benchmarks.parity;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * A transaction in which a schema is changed, looked at by all, and taken back. Whoever looks gets
 * what seems to be a connection of its own, but cannot end the transaction.
 */
public final class OpenTransaction implements AutoCloseable {

  private final Connection connection;
  private final List<String> executed = new ArrayList<>();

  private OpenTransaction(Connection connection) {
    this.connection = connection;
  }

  /** Begins one in a session of its own. */
  public static OpenTransaction on(DataSource database) throws SQLException {
    Connection connection = database.getConnection();
    connection.setAutoCommit(false);
    // plans that the server has prepared do not survive a change of the schema
    connection.unwrap(PGConnection.class).setPrepareThreshold(0);
    return new OpenTransaction(connection);
  }

  /** Executes them in order. */
  public void execute(List<String> statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      for (String sql : statements) {
        statement.execute(sql);
        executed.add(sql);
      }
    }
  }

  /** What has been executed and can still be taken back. */
  public List<String> executed() {
    return List.copyOf(executed);
  }

  /** Takes back everything, and begins anew. */
  public void rollBack() throws SQLException {
    executed.clear();
    connection.rollback();
  }

  /** Takes back everything, lets the server tidy up after what was taken back, and begins anew. */
  void tidyUp() throws SQLException {
    executed.clear();
    connection.rollback();
    connection.setAutoCommit(true);
    try (Statement statement = connection.createStatement()) {
      statement.execute("vacuum");
    } finally {
      connection.setAutoCommit(false);
    }
  }

  /** Keeps everything, and begins anew. */
  public void commit() throws SQLException {
    executed.clear();
    connection.commit();
  }

  /** To be closed by whoever gets it, which does nothing. */
  public Connection view() {
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, new View());
  }

  /** Every connection of it is a {@link #view}. */
  public DataSource dataSource() {
    return new Views();
  }

  @Override
  public void close() throws SQLException {
    connection.rollback();
    connection.close();
  }

  private final class View implements InvocationHandler {

    private static final List<String> ENDING =
        List.of("close", "commit", "setAutoCommit", "setTransactionIsolation", "setReadOnly");

    /**
     * More than anybody has use for: Hibernate's table generator tries its UPDATE again for as long
     * as it changes no row.
     */
    private static final int MOST = 10_000;

    private int prepared;

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object[] arguments)
        throws Throwable {
      if (ENDING.contains(method.getName())
          || (method.getName().equals("rollback") && method.getParameterCount() == 0)) {
        return null;
      }
      if (method.getName().equals("prepareStatement") && prepared++ > MOST) {
        throw new SQLException("Does not end: " + arguments[0]);
      }
      try {
        return method.invoke(connection, arguments);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }
  }

  private final class Views implements DataSource {

    @Override
    public Connection getConnection() {
      return view();
    }

    @Override
    public Connection getConnection(String username, String password) {
      return view();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
      throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
      throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
      throw new SQLFeatureNotSupportedException();
    }

    @Override
    public int getLoginTimeout() {
      return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
      throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
      throw new SQLException("Wraps nothing: " + type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
      return false;
    }
  }
}
