package dev.plumbline.benchmarks.model;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Entities whose sources are compiled when they are asked for. */
public final class CompiledModel implements AutoCloseable {

  private final URLClassLoader loader;
  private final EntityModel model;

  private CompiledModel(URLClassLoader loader, EntityModel model) {
    this.loader = loader;
    this.model = model;
  }

  /**
   * A class to compile.
   *
   * @param name with its package
   * @param text of the file
   */
  public record Source(String name, String text) {}

  /**
   * Compiles them.
   *
   * @param name of the model
   * @param folder an empty one
   * @throws IllegalStateException if this JVM has no compiler, or it rejects them
   */
  public static CompiledModel make(String name, Path folder, Source... sources)
      throws IOException, ClassNotFoundException {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    List<Path> files = new ArrayList<>();
    for (Source source : sources) {
      Path file = folder.resolve("source").resolve(source.name().replace('.', '/') + ".java");
      Files.createDirectories(file.getParent());
      files.add(Files.writeString(file, source.text()));
    }
    GeneratedEntities.compile(files, classes);
    URLClassLoader loader =
        new URLClassLoader(
            new URL[] {classes.toUri().toURL()}, CompiledModel.class.getClassLoader());
    List<Class<?>> managed = new ArrayList<>();
    for (Source source : sources) {
      Class<?> type = loader.loadClass(source.name());
      if (!type.isEnum()) {
        managed.add(type);
      }
    }
    return new CompiledModel(
        loader, new EntityModel(name, managed, loader, Map.of(), new SchemaOrigin.ByHibernate()));
  }

  /** What they are to others. */
  public EntityModel model() {
    return model;
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
