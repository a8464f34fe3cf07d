package dev.plumbline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that come into being all at once: nobody ever reads half of one. */
final class WholeFile {

  private WholeFile() {}

  /** Writes it in place of what was there, for everybody to read. */
  static void write(String text, Path file) throws IOException {
    Path target = file.toAbsolutePath();
    Path unfinished = Files.createTempFile(target.getParent(), ".plumbline-", ".tmp");
    try {
      Files.writeString(unfinished, text);
      readableByEverybody(unfinished);
      Files.move(
          unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /** Temporary files are their owner's alone, and the reader is usually somebody else. */
  private static void readableByEverybody(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }
  }
}
