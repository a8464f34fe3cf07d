package dev.plumbline.migrator;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import liquibase.exception.DatabaseException;
import org.jspecify.annotations.Nullable;

/**
 * A connection of which it is known whether anybody has asked the database something through it.
 */
final class ObservedConnection {

  private final Connection connection;
  private final Connection observed;
  private boolean asked;

  ObservedConnection(Connection connection) {
    this.connection = connection;
    observed = proxy(Connection.class, new Observer(connection));
  }

  /** The connection, to be used in place of the original one. */
  Connection connection() {
    return observed;
  }

  /** Whether the database was asked since the last call of this. */
  boolean wasAsked() {
    boolean was = asked;
    asked = false;
    return was;
  }

  /**
   * Ends the transaction that a failed question has left unusable.
   *
   * @throws DatabaseException if the connection is lost
   */
  void recover() throws DatabaseException {
    try {
      if (!connection.getAutoCommit()) {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  /** Passes everything on, and notes what leads to a question. */
  private final class Observer implements InvocationHandler {

    private final Object target;

    Observer(Object target) {
      this.target = target;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
        throws Throwable {
      Class<?> result = method.getReturnType();
      asked |= Statement.class.isAssignableFrom(result) || result == ResultSet.class;
      try {
        Object returned = method.invoke(target, arguments);
        return returned instanceof DatabaseMetaData metaData
            ? proxy(DatabaseMetaData.class, new Observer(metaData))
            : returned;
      } catch (InvocationTargetException e) {
        throw e.getCause() == null ? e : e.getCause();
      }
    }
  }
}
