package dev.plumbline.quarkus.test;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A database that an application has for a while. Quarkus loads each application, and its test
 * resources, by a class loader of its own; what tests share is in the class loader of the JVM's
 * class path, where all other tests are. So {@link SharedDatabases} is called there. Where that
 * loader does not have it, as in Quarkus' development mode, an application shares with nobody.
 *
 * @param home the class loader
 * @param jdbcUrl without credentials
 * @param password keep it out of logs
 */
record DatabaseLease(ClassLoader home, String jdbcUrl, String username, String password) {

  /** Takes one, as {@link SharedDatabases#take} does. */
  static DatabaseLease of(Map<String, String> wanted) {
    String file = SharedDatabases.class.getName().replace('.', '/') + ".class";
    ClassLoader ofTheJvm = ClassLoader.getSystemClassLoader();
    ClassLoader own = DatabaseLease.class.getClassLoader();
    return from(ofTheJvm.getResource(file) == null ? own : ofTheJvm, wanted);
  }

  /** Takes one of that class loader. */
  static DatabaseLease from(ClassLoader home, Map<String, String> wanted) {
    String[] taken = (String[]) call(home, "take", wanted);
    return new DatabaseLease(home, taken[0], taken[1], taken[2]);
  }

  /** Keeps the database, if this run wants it. */
  void failed(Throwable failure) {
    call(home, "failed", jdbcUrl, failure);
  }

  void giveBack() {
    call(home, "giveBack", jdbcUrl);
  }

  /** With the class loader as the thread's, in which changelogs and servers are looked for. */
  private static Object call(ClassLoader home, String method, Object... arguments) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(home);
    try {
      return method(home, method).invoke(null, arguments);
    } catch (InvocationTargetException e) {
      throw unchecked(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Two versions of plumbline-quarkus-test in " + home, e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static Method method(ClassLoader home, String name) throws ClassNotFoundException {
    Method method =
        Arrays.stream(
                Class.forName(SharedDatabases.class.getName(), true, home).getDeclaredMethods())
            .filter(each -> each.getName().equals(name))
            .findFirst()
            .orElseThrow();
    method.setAccessible(true);
    return method;
  }

  private static RuntimeException unchecked(@Nullable Throwable failure) {
    if (failure instanceof RuntimeException known) {
      return known;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    return new IllegalStateException(failure);
  }

  @Override
  public String toString() {
    return jdbcUrl;
  }
}
