package dev.plumbline.spring.test;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Tells Boot where to connect to, by its interface {@code JdbcConnectionDetails}, which is in
 * another package in each of its versions.
 *
 * @param target what is asked each time
 */
record ConnectionDetailsProxy(SwitchingDataSource target) implements InvocationHandler {

  /** An instance of the interface. */
  static Object of(Class<?> type, SwitchingDataSource target) {
    return Proxy.newProxyInstance(
        type.getClassLoader(), new Class<?>[] {type}, new ConnectionDetailsProxy(target));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    return switch (method.getName()) {
      case "getJdbcUrl" -> target.database().jdbcUrl();
      case "getUsername" -> target.database().username();
      case "getPassword" -> target.database().password();
      case "equals" -> arguments != null && proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      case "toString" -> "where Plumbline's database is";
      default -> InvocationHandler.invokeDefault(proxy, method, arguments);
    };
  }
}
