package dev.plumbline.benchmarks.model;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * As many entities as wanted, each with a table of nine columns, a foreign key to the table before
 * it, a unique constraint, two indexes and two checks. Their source is written and compiled.
 */
public final class GeneratedEntities implements AutoCloseable {

  private static final String PACKAGE = "generated";

  private final URLClassLoader loader;
  private final EntityModel model;

  private GeneratedEntities(URLClassLoader loader, EntityModel model) {
    this.loader = loader;
    this.model = model;
  }

  /**
   * Makes them.
   *
   * @param folder an empty one
   * @throws IllegalStateException if this JVM has no compiler
   */
  public static GeneratedEntities make(int count, Path folder)
      throws IOException, ClassNotFoundException {
    Path sources = Files.createDirectories(folder.resolve("source").resolve(PACKAGE));
    Path classes = Files.createDirectories(folder.resolve("classes"));
    List<Path> files = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      files.add(Files.writeString(sources.resolve(className(number) + ".java"), source(number)));
    }
    compile(files, classes);
    URLClassLoader loader =
        new URLClassLoader(
            new URL[] {classes.toUri().toURL()}, GeneratedEntities.class.getClassLoader());
    List<Class<?>> entities = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      entities.add(loader.loadClass(PACKAGE + "." + className(number)));
    }
    return new GeneratedEntities(
        loader,
        new EntityModel("generated", entities, loader, Map.of(), new SchemaOrigin.ByHibernate()));
  }

  /**
   * Compiles sources against this JVM's class path.
   *
   * @throws IllegalStateException if this JVM has no compiler, or it rejects them
   */
  public static void compile(List<Path> files, Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new IllegalStateException("This JVM has no compiler: run ci/bench with a JDK.");
    }
    StringWriter errors = new StringWriter();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(null, Locale.ROOT, null)) {
      boolean compiled =
          compiler
              .getTask(
                  errors,
                  manager,
                  null,
                  List.of(
                      "-proc:none",
                      "-d",
                      classes.toString(),
                      "-classpath",
                      System.getProperty("java.class.path")),
                  null,
                  manager.getJavaFileObjectsFromPaths(files))
              .call();
      if (!compiled) {
        throw new IllegalStateException("Generated entities do not compile:\n" + errors);
      }
    }
  }

  private static String className(int number) {
    return String.format(Locale.ROOT, "Entry%04d", number);
  }

  private static String source(int number) {
    return """
        package %3$s;

        import jakarta.persistence.*;

        @Entity
        @Table(
            name = "%4$s",
            indexes = {
              @Index(name = "ix_%4$s_created_at", columnList = "created_at"),
              @Index(name = "ix_%4$s_previous", columnList = "previous_id, status")
            })
        @org.hibernate.annotations.Check(name = "ck_%4$s_amount", constraints = "amount >= 0")
        public class %1$s {
          enum Status { NEW, OPEN, CLOSED }

          @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
          @Column(nullable = false, length = 40, unique = true) String code;
          @Column(nullable = false, precision = 12, scale = 2) java.math.BigDecimal amount;
          @Column(nullable = false, length = 10) @Enumerated(EnumType.STRING) Status status;
          @Column(length = 2000) String remark;
          @Column(name = "created_at", nullable = false) java.time.Instant createdAt;
          boolean active;
          @Column(nullable = false) java.util.UUID token;
          @ManyToOne(fetch = FetchType.LAZY) @JoinColumn(name = "previous_id") %2$s previous;
        }
        """
        .formatted(
            className(number),
            className(Math.max(1, number - 1)),
            PACKAGE,
            className(number).toLowerCase(Locale.ROOT));
  }

  /** The model; Hibernate makes its schema. */
  public EntityModel model() {
    return model;
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
