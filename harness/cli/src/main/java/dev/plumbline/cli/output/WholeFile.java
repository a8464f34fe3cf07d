package dev.plumbline.cli.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Files that come into being all at once: nobody ever reads half of one. A link stays, and what it
 * leads to is replaced. A device or a pipe stays as well, and is written to.
 */
public final class WholeFile {

  /** Whoever reads a pipe has opened it, or never will. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** As many as Linux follows. */
  private static final int MOST_LINKS = 40;

  private WholeFile() {}

  /** Writes it in place of what was there, for everybody to read. */
  public static void write(String text, Path file) throws IOException {
    if (isWrittenInto(file)) {
      writeInto(file, text);
      return;
    }
    Path target = behindLinks(file);
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

  /** What prevents it, as far as that can be told before; begins in the middle of a sentence. */
  static Optional<String> problem(Path file) {
    try {
      if (Files.isDirectory(file)) {
        return Optional.of("it is a folder");
      }
      if (isWrittenInto(file)) {
        return Files.isWritable(file)
            ? Optional.empty()
            : Optional.of("this user may not write to it");
      }
      Path folder = behindLinks(file).getParent();
      return folder != null && Files.isWritable(folder)
          ? Optional.empty()
          : Optional.of("its folder is missing or read-only");
    } catch (IOException e) {
      return Optional.of("its links cannot be followed: " + e.getMessage());
    }
  }

  /** {@code /dev/stdout} may be a file, but it is not ours to replace. */
  private static boolean isWrittenInto(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    return (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file))
        || (Files.exists(file) && (absolute.startsWith("/dev/fd") || absolute.startsWith("/proc")))
        || absolute.equals(Path.of("/dev/stdout"))
        || absolute.equals(Path.of("/dev/stderr"));
  }

  private static Path behindLinks(Path file) throws IOException {
    Path place = file.toAbsolutePath();
    for (int links = 0; Files.isSymbolicLink(place); links++) {
      if (links == MOST_LINKS) {
        throw new IOException(file + " leads in a circle");
      }
      place = place.resolveSibling(Files.readSymbolicLink(place));
    }
    return Files.exists(place, LinkOption.NOFOLLOW_LINKS) ? place.toRealPath() : place;
  }

  private static void writeInto(Path place, String text) throws IOException {
    FutureTask<Path> writing =
        new FutureTask<>(
            () ->
                Files.writeString(
                    place, text, StandardOpenOption.WRITE, StandardOpenOption.APPEND));
    Thread writer = new Thread(writing, "plumbline-writer");
    writer.setDaemon(true);
    writer.start();
    try {
      writing.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IOException("nobody read it within " + PATIENCE.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** Temporary files are their owner's alone, and the reader is usually somebody else. */
  private static void readableByEverybody(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }
  }
}
