package dev.plumbline.architecture;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A module of the product, and whom it may know.
 *
 * @param name of its folder below {@code harness}
 * @param knows the modules of ours that it may use
 * @param uses the packages of others, with all below them; those of the JDK's {@code java.base} and
 *     {@code java.sql} besides
 * @param reason why not more
 */
record Module(String name, Set<String> knows, List<String> uses, String reason) {

  private static final Path HARNESS = Path.of("..");

  /** What every module may use. */
  private static final List<String> ALWAYS = List.of("java", "org.jspecify.annotations");

  static Module of(String name, Set<String> knows, List<String> uses, String reason) {
    return new Module(name, knows, uses, reason);
  }

  /** The folders with code of the product: neither the BOM nor what is there for tests only. */
  static Set<String> onDisk() throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> folders = Files.list(HARNESS)) {
      for (Path folder : folders.filter(each -> Files.exists(each.resolve("pom.xml"))).toList()) {
        boolean deployed =
            Files.isDirectory(folder.resolve("src/main/java"))
                && !Files.readString(folder.resolve("pom.xml"), UTF_8)
                    .contains("<maven.deploy.skip>true</maven.deploy.skip>");
        if (deployed) {
          names.add(folder.getFileName().toString());
        }
      }
    }
    return names;
  }

  /** The packages in its sources that have classes. */
  Set<String> packages() throws IOException {
    Path sources = HARNESS.resolve(name).resolve("src/main/java");
    Set<String> packages = new TreeSet<>();
    try (Stream<Path> files = Files.walk(sources)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("package-info.java"))
          .map(file -> sources.relativize(file.getParent()).toString().replace('/', '.'))
          .forEach(packages::add);
    }
    return packages;
  }

  /** Whether it may use a package that is not ours. */
  boolean mayUse(String foreign) {
    return Stream.of(ALWAYS, uses)
        .flatMap(List::stream)
        .anyMatch(allowed -> foreign.equals(allowed) || foreign.startsWith(allowed + "."));
  }

  @Override
  public String toString() {
    return name;
  }
}
