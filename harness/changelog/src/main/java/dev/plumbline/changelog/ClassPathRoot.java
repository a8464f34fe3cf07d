package dev.plumbline.changelog;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/**
 * The class path, through a class loader.
 *
 * @param loader the class loader
 */
record ClassPathRoot(ClassLoader loader) implements SearchRoot {

  private static final String ARCHIVE = "jar:file:";

  /** The class loader that the current thread's code is meant to use. */
  static ClassLoader currentLoader() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return context == null ? ClassPathRoot.class.getClassLoader() : context;
  }

  @Override
  public Optional<Found> find(String path) throws IOException {
    String slashed = path.replace('\\', '/');
    String name = slashed.startsWith("/") ? slashed.substring(1) : slashed;
    URL url = loader.getResource(name);
    if (url == null) {
      return Optional.empty();
    }
    if (url.getProtocol().equals("file")) {
      return FolderRoot.at(Path.of(uri(url)));
    }
    return Optional.of(new Content(() -> open(name)));
  }

  /** The folder or jar that has a file. */
  Optional<Path> place(String path) throws IOException {
    URL url = loader.getResource(path);
    String text = url == null ? "" : url.toExternalForm();
    if (text.startsWith(ARCHIVE)) {
      return Optional.of(Path.of(URI.create(text.substring("jar:".length(), text.indexOf("!/")))));
    }
    if (url == null || !url.getProtocol().equals("file")) {
      return Optional.empty();
    }
    Path file = Path.of(uri(url));
    for (int steps = path.split("/", -1).length; steps > 0 && file != null; steps--) {
      file = file.getParent();
    }
    return Optional.ofNullable(file);
  }

  /** Reads from the archive that the class loader has open. */
  private InputStream open(String name) throws IOException {
    InputStream content = loader.getResourceAsStream(name);
    if (content == null) {
      throw new FileNotFoundException(name + " has disappeared from the class path");
    }
    return content;
  }

  @Override
  public void search(Search search, Set<String> found) throws IOException {
    String folder = search.folder();
    for (URL url : Collections.list(loader.getResources(folder))) {
      String place = url.toExternalForm();
      int end = place.lastIndexOf(folder);
      if (end < 0) {
        throw new IOException("Cannot tell in which part of the class path " + place + " is");
      }
      searchIn(place.substring(0, end), search, found);
    }
    for (ClassLoader parent = loader; parent != null; parent = parent.getParent()) {
      if (parent instanceof URLClassLoader urls) {
        for (URL url : urls.getURLs()) {
          if (url.getProtocol().equals("file") && Files.exists(Path.of(uri(url)))) {
            searchIn(url.toExternalForm(), search, found);
          }
        }
      }
    }
  }

  private static void searchIn(String place, Search search, Set<String> found) throws IOException {
    String root = place;
    if (place.startsWith(ARCHIVE) && place.endsWith("!/")) {
      root = place.substring("jar:".length(), place.length() - "!/".length());
    }
    if (!root.startsWith("file:") || root.contains("!")) {
      throw new IOException("Only folders and jars can be searched, not " + place);
    }
    Path path = Path.of(URI.create(root));
    try (SearchRoot there =
        Files.isDirectory(path) ? new FolderRoot(path) : new ArchiveRoot(path)) {
      there.search(search, found);
    }
  }

  static URI uri(URL url) throws IOException {
    try {
      return url.toURI();
    } catch (URISyntaxException e) {
      throw new IOException("Cannot read from " + url, e);
    }
  }

  @Override
  public void close() {}
}
