package dev.plumbline.changelog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * One of the places where a search path looks: a folder, an archive or the class path. Finds what
 * Liquibase's own accessors find there, without loading any of its classes.
 */
sealed interface SearchRoot extends AutoCloseable permits FolderRoot, ArchiveRoot, ClassPathRoot {

  /** What there is at a path. */
  sealed interface Found {}

  /** A folder. */
  record Folder() implements Found {}

  /**
   * A file.
   *
   * @param opening opens its content
   */
  record Content(Opening opening) implements Found {}

  /** Opens something that is there. */
  interface Opening {
    InputStream open() throws IOException;
  }

  /**
   * A search for files in a folder.
   *
   * @param folder the folder's path
   * @param minDepth files directly in the folder have depth 1
   * @param maxDepth the depth of the deepest files that are looked for
   * @param ending how their names end, in any case; empty for all
   */
  record Search(String folder, int minDepth, int maxDepth, String ending) {

    static Search in(String folder, boolean recursive) {
      return new Search(folder, 0, recursive ? Integer.MAX_VALUE : 1, "");
    }

    boolean accepts(String path, int depth) {
      return depth >= minDepth
          && depth <= maxDepth
          && path.toLowerCase(Locale.ROOT).endsWith(ending.strip().toLowerCase(Locale.ROOT));
    }
  }

  /** What is at that path, if anything. */
  Optional<Found> find(String path) throws IOException;

  /** Adds the paths of the files that the search finds. */
  void search(Search search, Set<String> found) throws IOException;

  /** Liquibase looks at every path from the root of the place, and unpacks what is packed. */
  static String standardized(String path) throws IOException {
    try {
      String standard = Path.of(path).normalize().toString().replace('\\', '/');
      return withoutDrive(standard.startsWith("/") ? standard.substring(1) : standard);
    } catch (InvalidPathException e) {
      throw new IOException("Not a path: " + path, e);
    }
  }

  private static String withoutDrive(String path) {
    boolean drive = path.startsWith(":/", 1) && Character.isLetterOrDigit(path.charAt(0));
    return drive ? path.substring(":/".length() + 1) : path;
  }

  static InputStream unpacked(String path, InputStream content) throws IOException {
    if (!path.toLowerCase(Locale.ROOT).endsWith(".gz")) {
      return content;
    }
    try {
      return new GZIPInputStream(content);
    } catch (IOException e) {
      content.close();
      throw e;
    }
  }

  @Override
  void close() throws IOException;
}
