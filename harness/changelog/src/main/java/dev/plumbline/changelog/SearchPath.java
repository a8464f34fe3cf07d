package dev.plumbline.changelog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where changelog files are looked up: folders and jars in order, then perhaps the class path. The
 * first place that has a file wins.
 *
 * <p>A jar, war or folder with {@code BOOT-INF/classes} or {@code WEB-INF/classes} is searched as
 * the application that it is: there, and in its libraries, before its root.
 *
 * <p>A changeSet's identity contains its file's path relative to the search path, so a database
 * must always be migrated with the same one.
 *
 * @param roots folders and jar or zip files; each must exist
 * @param includesClassPath whether the class path of the current thread is searched after them
 */
public record SearchPath(List<Path> roots, boolean includesClassPath) {

  /**
   * @throws IllegalArgumentException if a root does not exist, or there is nothing to search
   */
  public SearchPath {
    roots = List.copyOf(roots);
    for (Path root : roots) {
      if (!Files.isDirectory(root) && !isArchive(root)) {
        throw new IllegalArgumentException(
            "The search path names "
                + root.toAbsolutePath()
                + (Files.exists(root)
                    ? ", which is neither a folder nor a jar."
                    : ", which does not exist.")
                + " Correct it.");
      }
    }
    if (roots.isEmpty() && !includesClassPath) {
      throw new IllegalArgumentException("The search path is empty: name a folder or a jar");
    }
  }

  /** The class path only. */
  public static SearchPath classPath() {
    return new SearchPath(List.of(), true);
  }

  /** These folders and jars, in this order. */
  public static SearchPath of(Path... roots) {
    return new SearchPath(Arrays.asList(roots), false);
  }

  /**
   * In Liquibase's own notation: folders and jars, separated by commas.
   *
   * @param directory where relative ones are
   * @throws IllegalArgumentException if one does not exist
   */
  public static SearchPath parse(String text, Path directory) {
    List<Path> roots = new ArrayList<>();
    for (String root : text.split(",", -1)) {
      if (!root.isBlank()) {
        roots.add(directory.resolve(root.strip()));
      }
    }
    return new SearchPath(roots, false);
  }

  /** This one, then the class path. */
  public SearchPath thenClassPath() {
    return new SearchPath(roots, true);
  }

  /**
   * The text of a file, which is in UTF-8.
   *
   * @param path relative to this search path, with forward slashes
   * @return empty if there is no such file
   * @throws UncheckedIOException if it cannot be read
   */
  public Optional<String> text(String path) {
    try (FileLookup files = new FileLookup(this)) {
      return files.text(path);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path + " of " + this, e);
    }
  }

  boolean hasPackedApplication() {
    return roots.stream().anyMatch(root -> PackedApplication.at(root).isPresent());
  }

  static boolean isArchive(Path root) {
    String name = root.toString().toLowerCase(Locale.ROOT);
    return Files.isRegularFile(root)
        && (name.endsWith(".jar") || name.endsWith(".war") || name.endsWith(".zip"));
  }

  /** For people: every place, in order. */
  @Override
  public String toString() {
    List<String> places = new ArrayList<>();
    roots.forEach(root -> places.add(root.toAbsolutePath().normalize().toString()));
    if (includesClassPath) {
      places.add("the class path");
    }
    return String.join(", ", places);
  }
}
