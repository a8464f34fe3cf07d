package dev.plumbline.archunit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The folders and jars that imported classes come from. */
final class ClassRoots {

  /** {@code build/classes/java/main}, with the language in the middle. */
  private static final Pattern GRADLE =
      Pattern.compile("(?<build>.*)/classes/\\w+/(?<sourceSet>\\w+)");

  private static final Pattern INTELLIJ = Pattern.compile("(?<out>.*/out/\\w+)/classes");

  private ClassRoots() {}

  static List<Path> of(JavaClasses classes) {
    Set<Path> roots = new LinkedHashSet<>();
    for (JavaClass javaClass : classes) {
      javaClass.getSource().ifPresent(source -> add(roots, source.getUri(), javaClass.getName()));
    }
    return List.copyOf(roots);
  }

  private static void add(Set<Path> roots, URI classFile, String className) {
    String place = classFile.toString();
    String inside = className.replace('.', '/') + ".class";
    if (!place.endsWith(inside)) {
      return;
    }
    String root = place.substring(0, place.length() - inside.length());
    if (root.startsWith("jar:file:")) {
      String jar = root.substring("jar:".length()).replaceFirst("!/.*$", "");
      roots.add(Path.of(URI.create(jar)));
    } else if (root.startsWith("file:")) {
      Path folder = Path.of(URI.create(root));
      roots.add(folder);
      addResources(roots, folder);
    }
  }

  private static void addResources(Set<Path> roots, Path classes) {
    String path = classes.toString().replace('\\', '/');
    Matcher gradle = GRADLE.matcher(path);
    Matcher intellij = INTELLIJ.matcher(path);
    Path resources = classes;
    if (gradle.matches()) {
      resources = Path.of(gradle.group("build"), "resources", gradle.group("sourceSet"));
    } else if (intellij.matches()) {
      resources = Path.of(intellij.group("out"), "resources");
    }
    if (Files.isDirectory(resources)) {
      roots.add(resources);
    }
  }
}
