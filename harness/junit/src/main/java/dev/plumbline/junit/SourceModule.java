package dev.plumbline.junit;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the sources are of what is found on the class path. */
final class SourceModule {

  /** Where Maven, Gradle, IntelliJ IDEA and Eclipse put classes, below the project. */
  private static final Set<String> OUTPUT = Set.of("target", "build", "out", "bin");

  private SourceModule() {}

  /** The module whose tests run: where its classes are says it, else the working directory. */
  static Path of(Class<?> testClass) {
    return aboveOutput(classes(testClass)).orElseGet(() -> Path.of("").toAbsolutePath());
  }

  /**
   * The module that a folder or jar with resources was made by, or whose resources it is. Empty for
   * what comes from elsewhere, such as a repository.
   */
  static Optional<Path> of(Path place) {
    Path absolute = place.toAbsolutePath().normalize();
    for (Path path = absolute; path != null; path = path.getParent()) {
      if (path.endsWith(Path.of("src", "main")) || path.endsWith(Path.of("src", "test"))) {
        return Optional.ofNullable(path.getParent()).map(Path::getParent);
      }
    }
    return aboveOutput(absolute).filter(module -> Files.isDirectory(module.resolve("src/main")));
  }

  /**
   * The folder of what is made from the module whose tests run: the one that its classes are in, or
   * else Maven's. Relative to the working directory, if it is below it.
   */
  static Path output(Class<?> testClass) {
    Path working = Path.of("").toAbsolutePath();
    Path output = output(classes(testClass)).orElseGet(() -> working.resolve("target"));
    return output.startsWith(working) ? working.relativize(output) : output;
  }

  private static Optional<Path> aboveOutput(@Nullable Path place) {
    return output(place).map(Path::getParent);
  }

  private static Optional<Path> output(@Nullable Path place) {
    for (Path path = place; path != null; path = path.getParent()) {
      Path name = path.getFileName();
      if (name != null && path.getParent() != null && OUTPUT.contains(name.toString())) {
        return Optional.of(path);
      }
    }
    return Optional.empty();
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
