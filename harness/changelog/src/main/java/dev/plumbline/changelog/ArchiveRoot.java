package dev.plumbline.changelog;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A jar or zip file, open until closed. */
final class ArchiveRoot implements SearchRoot {

  private final Path archive;
  private @Nullable ZipFile open;
  private @Nullable Set<String> folders;

  ArchiveRoot(Path archive) {
    this.archive = archive;
  }

  private ZipFile zip() throws IOException {
    ZipFile zip = open;
    if (zip == null) {
      zip = new ZipFile(archive.toFile());
      open = zip;
    }
    return zip;
  }

  /** Archives need not have entries for folders. */
  private Set<String> folders(ZipFile zip) {
    Set<String> all = folders;
    if (all == null) {
      all = new HashSet<>();
      for (String name : zip.stream().map(ZipEntry::getName).toList()) {
        int slash = name.lastIndexOf('/');
        while (slash > 0 && all.add(name.substring(0, slash))) {
          slash = name.lastIndexOf('/', slash - 1);
        }
      }
      folders = all;
    }
    return all;
  }

  @Override
  public Optional<Found> find(String path) throws IOException {
    ZipFile zip = zip();
    String name = SearchRoot.standardized(path);
    ZipEntry entry = zip.getEntry(name);
    if (entry == null || entry.isDirectory()) {
      return name.isEmpty() || folders(zip).contains(name)
          ? Optional.of(new Folder())
          : Optional.empty();
    }
    return Optional.of(new Content(() -> SearchRoot.unpacked(name, zip.getInputStream(entry))));
  }

  @Override
  public void search(Search search, Set<String> found) throws IOException {
    ZipFile zip = zip();
    String folder = SearchRoot.standardized(search.folder());
    String prefix = folder.isEmpty() ? "" : folder + "/";
    zip.stream()
        .filter(entry -> !entry.isDirectory() && entry.getName().startsWith(prefix))
        .map(ZipEntry::getName)
        .filter(name -> search.accepts(name, depth(name.substring(prefix.length()))))
        .forEach(found::add);
  }

  private static int depth(String name) {
    return 1 + (int) name.chars().filter(c -> c == '/').count();
  }

  @Override
  public void close() throws IOException {
    ZipFile zip = open;
    if (zip != null) {
      zip.close();
    }
  }
}
