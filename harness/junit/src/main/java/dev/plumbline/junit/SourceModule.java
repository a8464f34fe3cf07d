package dev.plumbline.junit;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the sources of a test are. */
final class TestModule {

  /** Where Maven, Gradle, IntelliJ IDEA and Eclipse put classes, below the project. */
  private static final Set<String> OUTPUT = Set.of("target", "build", "out", "bin");

  private TestModule() {}

  /** The module whose tests run: where its classes are says it, else the working directory. */
  static Path of(Class<?> testClass) {
    Path working = Path.of("").toAbsolutePath();
    for (Path path = classes(testClass); path != null; path = path.getParent()) {
      Path name = path.getFileName();
      Path parent = path.getParent();
      if (name != null && parent != null && OUTPUT.contains(name.toString())) {
        return parent;
      }
    }
    return working;
  }

  private static @Nullable Path classes(Class<?> testClass) {
    CodeSource source = testClass.getProtectionDomain().getCodeSource();
    try {
      return source == null || !source.getLocation().getProtocol().equals("file")
          ? null
          : Path.of(source.getLocation().toURI());
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
