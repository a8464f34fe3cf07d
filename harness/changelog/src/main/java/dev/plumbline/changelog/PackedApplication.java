package dev.plumbline.changelog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An application that has its class path inside, as Spring Boot and servlet containers want it: a
 * jar or war, or the folder that one was unpacked to. Its changelogs are looked up where its own
 * class loader finds them, so that their changeSets are the same as in its tests.
 *
 * @param folders what its class path consists of, in order; also of libraries
 */
record PackedApplication(List<Path> folders) {

  private static final List<String> LAYOUTS = List.of("BOOT-INF", "WEB-INF");
  private static final Pattern IN_CLASSES = Pattern.compile("(?:BOOT|WEB)-INF/classes/(.+)");

  /** In which Boot writes down the order of the libraries. */
  private static final String INDEX = "classpath.idx";

  private static final Pattern INDEXED = Pattern.compile("-\\s*\"(?:.*/)?([^/]+)\"");

  /** What others of a library's files have such names, no changelog refers to. */
  private static final Pattern NOT_CHANGELOGS =
      Pattern.compile("/META-INF/(?:maven/.*|.*spring-configuration-metadata\\.json)");

  /** By path, size and time. They stay open, as Liquibase's own do. */
  private static final Map<String, Optional<PackedApplication>> JARS = new ConcurrentHashMap<>();

  /** The application that a root of a search path is, if it is one. */
  static Optional<PackedApplication> at(Path root) {
    try {
      if (Files.isDirectory(root)) {
        return in(root);
      }
      String identity =
          root.toRealPath() + " " + Files.size(root) + " " + Files.getLastModifiedTime(root);
      return JARS.computeIfAbsent(identity, key -> opened(root));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot look into " + root, e);
    }
  }

  /**
   * Where to look for the files of a root of a search path: if it is an application, on its class
   * path; a folder that has one is looked into itself, too.
   */
  static List<Path> partsOf(Path root) {
    List<Path> parts = new ArrayList<>();
    at(root).ifPresent(application -> parts.addAll(application.folders()));
    if (parts.isEmpty() || Files.isDirectory(root)) {
      parts.add(root);
    }
    return parts;
  }

  /** The path on the class path that a path in such an application stands for, if it does. */
  static Optional<String> onClassPath(String path) {
    Matcher matcher = IN_CLASSES.matcher(path);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static Optional<PackedApplication> opened(Path jar) {
    try {
      FileSystem inside = FileSystems.newFileSystem(jar, (ClassLoader) null);
      Optional<PackedApplication> found = in(inside.getPath("/"));
      if (found.isEmpty()) {
        inside.close();
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot look into " + jar, e);
    }
  }

  private static Optional<PackedApplication> in(Path root) throws IOException {
    List<Path> folders = new ArrayList<>();
    for (String layout : LAYOUTS) {
      Path classes = root.resolve(layout).resolve("classes");
      if (Files.isDirectory(classes)) {
        folders.add(classes);
        for (Path library : libraries(root.resolve(layout))) {
          contentWithChangelogs(library).ifPresent(folders::add);
        }
      }
    }
    return folders.isEmpty() ? Optional.empty() : Optional.of(new PackedApplication(folders));
  }

  private static List<Path> libraries(Path layout) throws IOException {
    Path index = layout.resolve(INDEX);
    List<String> order = new ArrayList<>();
    if (Files.exists(index)) {
      for (String line : Files.readAllLines(index)) {
        Matcher matcher = INDEXED.matcher(line.strip());
        if (matcher.matches()) {
          order.add(matcher.group(1));
        }
      }
    }
    List<Path> libraries = new ArrayList<>();
    if (Files.isDirectory(layout.resolve("lib"))) {
      try (DirectoryStream<Path> jars = Files.newDirectoryStream(layout.resolve("lib"), "*.jar")) {
        jars.forEach(libraries::add);
      }
    }
    libraries.sort(
        Comparator.comparing((Path jar) -> position(jar, order))
            .thenComparing(jar -> jar.getFileName().toString()));
    return libraries;
  }

  private static int position(Path jar, List<String> order) {
    int position = order.indexOf(jar.getFileName().toString());
    return position < 0 ? order.size() : position;
  }

  /** One inside a jar is in memory while it is open: those without changelogs are closed again. */
  private static Optional<Path> contentWithChangelogs(Path library) throws IOException {
    FileSystem inside = FileSystems.newFileSystem(library, (ClassLoader) null);
    Path root = inside.getPath("/");
    boolean relevant;
    try (Stream<Path> files = Files.walk(root)) {
      relevant = files.map(Path::toString).anyMatch(PackedApplication::mayMatter);
    }
    if (!relevant) {
      inside.close();
    }
    return relevant ? Optional.of(root) : Optional.empty();
  }

  private static boolean mayMatter(String file) {
    return (ChangelogLocator.isChangelogFile(file) || file.endsWith(".csv"))
        && !NOT_CHANGELOGS.matcher(file).matches();
  }
}
