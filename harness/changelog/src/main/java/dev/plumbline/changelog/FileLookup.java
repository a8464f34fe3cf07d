package dev.plumbline.changelog;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.changelog.SearchRoot.Content;
import dev.plumbline.changelog.SearchRoot.Found;
import dev.plumbline.changelog.SearchRoot.Search;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  private final Map<SearchRoot, Path> places = new LinkedHashMap<>();
  private final List<SearchRoot> roots;

  FileLookup(SearchPath searchPath) {
    List<SearchRoot> all = new ArrayList<>();
    for (Path place : searchPath.roots()) {
      for (Path part : PackedApplication.partsOf(place)) {
        SearchRoot root = Files.isDirectory(part) ? new FolderRoot(part) : new ArchiveRoot(part);
        places.put(root, place);
        all.add(root);
      }
    }
    if (searchPath.includesClassPath()) {
      all.add(new ClassPathRoot(ClassPathRoot.currentLoader()));
    }
    roots = List.copyOf(all);
  }

  /** The folder or jar that has a file; empty if it is not there, or in another kind of place. */
  Optional<Path> place(String path) throws IOException {
    for (SearchRoot root : roots) {
      if (root.find(path).isPresent()) {
        return root instanceof ClassPathRoot classPath
            ? classPath.place(path)
            : Optional.ofNullable(places.get(root));
      }
    }
    return Optional.empty();
  }

  /** The text of a file, which is in UTF-8. */
  Optional<String> text(String path) throws IOException {
    Optional<Found> found = find(path);
    if (found.isPresent() && found.get() instanceof Content content) {
      try (InputStream in = content.opening().open()) {
        return Optional.of(new String(in.readAllBytes(), UTF_8));
      }
    }
    return Optional.empty();
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
