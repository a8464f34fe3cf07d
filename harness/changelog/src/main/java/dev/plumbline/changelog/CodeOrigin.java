package dev.plumbline.changelog;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where code comes from. A class in a folder may use every other class of the folder, so that all
 * of them count; a jar counts as it is: path, size and time.
 */
final class CodeOrigin {

  private static final String JAR = "jar:";

  private CodeOrigin() {}

  /** A digest of the code that a class belongs to, found without loading it. */
  static String digest(String className) throws IOException {
    String name = className.replace('.', '/') + ".class";
    URL url = ClassPathRoot.currentLoader().getResource(name);
    return url == null ? FileLookup.ABSENT : digest(url, name);
  }

  /**
   * A digest of the folder or jar that has a resource.
   *
   * @param name the resource's path in it
   */
  static String digest(URL resource, String name) throws IOException {
    String text = resource.toExternalForm();
    if (text.startsWith("file:")) {
      int steps = name.split("/", -1).length;
      return digestOfFolder(
          Path.of(ClassPathRoot.uri(resource)).resolve("../".repeat(steps)).normalize());
    }
    if (text.startsWith(JAR + "file:")) {
      Path jar = Path.of(URI.create(text.substring(JAR.length(), text.indexOf('!'))));
      return ContentDigest.of(
          jar + " " + Files.size(jar) + " " + Files.getLastModifiedTime(jar).toMillis());
    }
    try (InputStream content = resource.openStream()) {
      return ContentDigest.of(text + " " + ContentDigest.of(content));
    }
  }

  private static String digestOfFolder(Path root) throws IOException {
    List<Path> classes;
    try (Stream<Path> all = Files.walk(root)) {
      classes = all.filter(file -> file.toString().endsWith(".class")).sorted().toList();
    }
    StringBuilder text = new StringBuilder();
    for (Path file : classes) {
      try (InputStream content = Files.newInputStream(file)) {
        text.append(root.relativize(file)).append(' ').append(ContentDigest.of(content));
        text.append('\n');
      }
    }
    return ContentDigest.of(text.toString());
  }
}
