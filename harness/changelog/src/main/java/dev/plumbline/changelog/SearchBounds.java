package dev.plumbline.changelog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The folders that a changelog may be read from. What lies outside of them is not read, whatever
 * leads there: dots in a path, a link, or an entity of an XML file.
 */
final class SearchBounds {

  /** Liquibase needs a file as bytes, as text, and in parts, all at once. */
  private static final int COPIES = 8;

  /** For what a class loader finds, which has its own. */
  static final SearchBounds NONE = new SearchBounds(List.of(), false);

  private final List<Path> roots;
  private final boolean bounded;

  private SearchBounds(List<Path> roots, boolean bounded) {
    this.roots = roots;
    this.bounded = bounded;
  }

  SearchBounds(SearchPath searchPath) {
    this(realRoots(searchPath), true);
  }

  private static List<Path> realRoots(SearchPath searchPath) {
    List<Path> roots = new ArrayList<>();
    for (Path root : searchPath.roots()) {
      if (!SearchPath.isArchive(root)) {
        roots.add(real(root));
      }
    }
    return List.copyOf(roots);
  }

  /** A path leads out of the search path. */
  static final class OutsideException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OutsideException(String path, Path real) {
      super(
          path
              + " is outside the search path (it is "
              + real
              + "). Move it into the search path, or add its folder to it.");
    }
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot tell where " + path + " is", e);
    }
  }

  /**
   * Makes sure that a file or folder is within the bounds.
   *
   * @param path as the changelog names it
   * @param place where that is; anything but a file is good, such as a part of a jar
   * @throws OutsideException if it is not
   */
  void require(String path, URI place) {
    if (!bounded || !"file".equals(place.getScheme())) {
      return;
    }
    Path file = Path.of(place);
    if (Files.exists(file)) {
      Path real = real(file);
      if (roots.stream().noneMatch(real::startsWith)) {
        throw new OutsideException(path, real);
      }
    }
  }

  /**
   * Makes sure that a file can be read to its end.
   *
   * @throws IOException if it is a pipe, a device or a folder, or larger than memory
   */
  static void requireReadable(String path, URI place) throws IOException {
    if (!"file".equals(place.getScheme())) {
      return;
    }
    Path file = Path.of(place);
    if (!Files.exists(file)) {
      return;
    }
    if (!Files.isRegularFile(file)) {
      throw new IOException(
          path
              + (Files.isDirectory(file)
                  ? " is a folder, not a file."
                  : " is a pipe or a device, not a file."));
    }
    long size = Files.size(file);
    if (ChangelogLocator.isChangelogFile(path.toLowerCase(Locale.ROOT))
        && size > Runtime.getRuntime().maxMemory() / COPIES) {
      throw new IOException(
          path
              + " has "
              + size
              + " bytes, for which this JVM has too little memory. Split it, or give more with"
              + " -Xmx.");
    }
  }
}
