package dev.plumbline.benchmarks.verify;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** {@code flyway validate}, of a Flyway that is loaded apart from everything else. */
final class FlywayValidate implements Look {

  private final URLClassLoader loader;
  private final Object flyway;

  private FlywayValidate(URLClassLoader loader, Object flyway) {
    this.loader = loader;
    this.flyway = flyway;
  }

  /**
   * Migrates the database, so that there is something to validate.
   *
   * @param scripts the folder with its files
   */
  static FlywayValidate of(Path scripts, DataSource database)
      throws IOException, ReflectiveOperationException {
    URLClassLoader loader =
        new URLClassLoader(
            urls(Files.readString(Path.of(System.getProperty("plumbline.bench.flyway"))).strip()),
            ClassLoader.getPlatformClassLoader());
    Class<?> type = loader.loadClass("org.flywaydb.core.Flyway");
    Object configuration = type.getMethod("configure", ClassLoader.class).invoke(null, loader);
    Class<?> fluent = configuration.getClass();
    fluent.getMethod("dataSource", DataSource.class).invoke(configuration, database);
    fluent
        .getMethod("locations", String[].class)
        .invoke(configuration, (Object) new String[] {"filesystem:" + scripts});
    FlywayValidate validate =
        new FlywayValidate(loader, fluent.getMethod("load").invoke(configuration));
    validate.call("migrate");
    return validate;
  }

  private static URL[] urls(String classPath) throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    return urls.toArray(URL[]::new);
  }

  /** It looks for its parts through the thread's class loader, too. */
  private void call(String method) throws ReflectiveOperationException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      flyway.getClass().getMethod(method).invoke(flyway);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("Flyway's " + method + " failed", e.getCause());
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Override
  public String words() {
    return "Flyway: validate";
  }

  @Override
  public void look() throws ReflectiveOperationException {
    call("validate");
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
