package dev.plumbline.changelog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A folder of the file system.
 *
 * @param root the folder
 */
record FolderRoot(Path root) implements SearchRoot {

  @Override
  public Optional<Found> find(String path) throws IOException {
    return at(root.resolve(SearchRoot.standardized(path)));
  }

  static Optional<Found> at(Path file) throws IOException {
    try {
      if (Files.readAttributes(file, BasicFileAttributes.class).isDirectory()) {
        return Optional.of(new Folder());
      }
      return Optional.of(new Content(() -> open(file)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (FileSystemException e) {
      // for example a file where the path has a folder
      if (Files.exists(file)) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private static InputStream open(Path file) throws IOException {
    SearchBounds.requireReadable(file.toString(), file.toUri());
    return SearchRoot.unpacked(file.toString(), Files.newInputStream(file));
  }

  @Override
  public void search(Search search, Set<String> found) throws IOException {
    Path base = root.resolve(SearchRoot.standardized(search.folder().replaceFirst("^file:/+", "")));
    if (!Files.exists(base)) {
      return;
    }
    if (!Files.isDirectory(base)) {
      throw new IOException(search.folder() + " is a file, not a folder");
    }
    Files.walkFileTree(
        base,
        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
        search.maxDepth(),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            int depth = file.getNameCount() - base.getNameCount();
            if (attributes.isRegularFile() && search.accepts(file.toString(), depth)) {
              found.add(root.relativize(file).normalize().toString().replace('\\', '/'));
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  @Override
  public void close() {}
}
