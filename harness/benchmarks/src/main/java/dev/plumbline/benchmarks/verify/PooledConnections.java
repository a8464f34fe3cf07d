package dev.plumbline.benchmarks.verify;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.sql.DataSource;

/**
 * The least of a pool: closed connections are handed out again, so that nobody's time has
 * connecting in it. Not safe for several threads.
 */
final class PooledConnections implements AutoCloseable {

  private final DataSource source;
  private final Deque<Connection> idle = new ArrayDeque<>();

  PooledConnections(DataSource source) {
    this.source = source;
  }

  DataSource dataSource() {
    return (DataSource)
        Proxy.newProxyInstance(
            DataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("getConnection")) {
                return lent(idle.isEmpty() ? source.getConnection() : idle.pop());
              }
              throw new UnsupportedOperationException(method.getName());
            });
  }

  private Connection lent(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            new Loan(connection, idle));
  }

  @Override
  public void close() throws SQLException {
    for (Connection connection : idle) {
      connection.close();
    }
  }
}
