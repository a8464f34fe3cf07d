package dev.plumbline.changelog;

import dev.plumbline.changelog.SearchRoot.Content;
import dev.plumbline.changelog.SearchRoot.Found;
import dev.plumbline.changelog.SearchRoot.Search;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The files of a search path, without Liquibase. Where several roots have the same file, the first
 * wins. Keeps archives open until it is closed.
 */
final class FileLookup implements AutoCloseable {

  /** In place of a digest: there is no such file. */
  static final String ABSENT = "-";

  private static final String FOLDER = "folder";

  private final List<SearchRoot> roots;

  FileLookup(SearchPath searchPath) {
    List<SearchRoot> all = new ArrayList<>();
    searchPath
        .roots()
        .forEach(
            root ->
                all.add(SearchPath.isArchive(root) ? new ArchiveRoot(root) : new FolderRoot(root)));
    if (searchPath.includesClassPath()) {
      all.add(new ClassPathRoot(ClassPathRoot.currentLoader()));
    }
    roots = List.copyOf(all);
  }

  Optional<Found> find(String path) throws IOException {
    for (SearchRoot root : roots) {
      Optional<Found> found = root.find(path);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  boolean has(String path) throws IOException {
    return find(path).isPresent();
  }

  /** The digest of a file's content, or what else there is instead of a file. */
  String digest(String path) throws IOException {
    Optional<Found> found = find(path);
    if (found.isEmpty()) {
      return ABSENT;
    }
    if (found.get() instanceof Content content) {
      try (InputStream in = content.opening().open()) {
        return ContentDigest.of(in);
      }
    }
    return FOLDER;
  }

  /** The paths of the files that a search finds, each once, sorted. */
  SortedSet<String> search(Search search) throws IOException {
    SortedSet<String> found = new TreeSet<>();
    for (SearchRoot root : roots) {
      root.search(search, found);
    }
    return found;
  }

  @Override
  public void close() {
    try {
      for (SearchRoot root : roots) {
        root.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot close an archive that was only read", e);
    }
  }
}
