package dev.plumbline.benchmarks.model;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The models that Hibernate publishes for testing: it makes their schema itself. */
public final class DomainModels implements AutoCloseable {

  private static final String PACKAGE = "org.hibernate.testing.orm.domain.";

  private final URLClassLoader loader;

  private DomainModels(URLClassLoader loader) {
    this.loader = loader;
  }

  /**
   * Opens them.
   *
   * @param folder with their classes, which are not on the class path
   */
  public static DomainModels in(Path folder) throws IOException {
    return new DomainModels(
        new URLClassLoader(
            new URL[] {folder.toUri().toURL()}, DomainModels.class.getClassLoader()));
  }

  /** Every one that there is a descriptor of. */
  public List<EntityModel> all() throws ReflectiveOperationException {
    Method getDescriptor = method("StandardDomainModel", "getDescriptor");
    Method getAnnotatedClasses = method("DomainModelDescriptor", "getAnnotatedClasses");
    List<EntityModel> models = new ArrayList<>();
    for (Object model : getDescriptor.getDeclaringClass().getEnumConstants()) {
      models.add(
          new EntityModel(
              "hibernate-" + model.toString().toLowerCase(Locale.ROOT),
              managed((Class<?>[]) getAnnotatedClasses.invoke(getDescriptor.invoke(model))),
              loader,
              Map.of(),
              new SchemaOrigin.ByHibernate()));
    }
    return models;
  }

  private Method method(String type, String name) throws ReflectiveOperationException {
    return loader.loadClass(PACKAGE + type).getMethod(name);
  }

  private static List<Class<?>> managed(Class<?>... types) {
    return Stream.of(types).filter(ManagedClasses::isManaged).<Class<?>>map(type -> type).toList();
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
