package dev.plumbline.benchmarks.verify;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A pool's connection: closing it gives it back. */
final class Loan implements InvocationHandler {

  private final Connection connection;
  private final Deque<Connection> idle;
  private boolean returned;

  Loan(Connection connection, Deque<Connection> idle) {
    this.connection = connection;
    this.idle = idle;
  }

  @Override
  public @Nullable Object invoke(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    if (method.getName().equals("close")) {
      giveBack();
      return null;
    }
    if (method.getName().equals("isClosed")) {
      return returned || connection.isClosed();
    }
    try {
      return method.invoke(connection, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  /** As pools do: as it was when it was lent. */
  private void giveBack() throws SQLException {
    if (!returned) {
      returned = true;
      if (!connection.getAutoCommit()) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
      idle.push(connection);
    }
  }
}
