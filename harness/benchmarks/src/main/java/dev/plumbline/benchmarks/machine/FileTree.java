package dev.plumbline.benchmarks.machine;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A folder and all that is in it, while servers may be at work there: what is gone by the time one
 * gets there is no error.
 *
 * @param root the folder
 */
public record FileTree(Path root) {

  private static final long PAGE = 4096;

  /** Its regular files. */
  public List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    walk(
        new Visitor() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }

  /** What its files take, in whole pages of 4 KiB. */
  public double mebibytes() throws IOException {
    long[] pages = {0};
    walk(
        new Visitor() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            pages[0] += (attributes.size() + PAGE - 1) / PAGE;
            return FileVisitResult.CONTINUE;
          }
        });
    return pages[0] * PAGE / 1024.0 / 1024.0;
  }

  /** Deletes it. */
  public void delete() throws IOException {
    walk(
        new Visitor() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
              throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private void walk(Visitor visitor) throws IOException {
    Files.walkFileTree(root, visitor);
  }

  private abstract static class Visitor extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }
  }
}
