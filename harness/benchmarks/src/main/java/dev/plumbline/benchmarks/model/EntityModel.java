package dev.plumbline.benchmarks.model;

import dev.plumbline.hibernate.Entities;
import java.util.List;
import java.util.Map;

/**
 * Entities, and where their schema comes from.
 *
 * @param name of the model
 * @param classes entities, embeddables, mapped superclasses and converters
 * @param loader that finds the classes by name
 * @param settings of Hibernate, such as a naming strategy
 * @param origin of its schema
 */
public record EntityModel(
    String name,
    List<Class<?>> classes,
    ClassLoader loader,
    Map<String, String> settings,
    SchemaOrigin origin) {

  public EntityModel {
    classes = List.copyOf(classes);
    settings = Map.copyOf(settings);
  }

  /** The same for Plumbline. */
  public Entities entities() {
    return Entities.ofClasses(classes.toArray(Class<?>[]::new)).withSettings(settings);
  }

  /** Something that looks for the classes by name. */
  @FunctionalInterface
  public interface Work {
    /** Does it. */
    void run() throws Exception;
  }

  /** Does it where the classes are found by their names. */
  public void load(Work work) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      work.run();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
