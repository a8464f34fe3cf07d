package dev.plumbline.benchmarks.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * A folder for the data of all servers, so that all of them are on one file system. Deleted at the
 * end, also when the run is broken off.
 *
 * @param path the folder
 */
public record DataFolder(Path path, Thread deletingAtExit) implements AutoCloseable {

  private static final Path SHARED_MEMORY = Path.of("/dev/shm");

  /** 500 databases of 8 MB, and room for as much again. */
  private static final long WANTED_ROOM = 8L << 30;

  /** A new folder in that one, or where Plumbline would keep its data, too. */
  public static DataFolder in(@Nullable Path wanted) throws IOException {
    Path parent = wanted == null ? choose() : Files.createDirectories(wanted);
    Path path = Files.createTempDirectory(parent.toAbsolutePath(), "plumbline-bench-");
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      // a server that is started by root runs as somebody else
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    Thread deletingAtExit = new Thread(() -> delete(path), "bench-data");
    Runtime.getRuntime().addShutdownHook(deletingAtExit);
    return new DataFolder(path, deletingAtExit);
  }

  private static Path choose() throws IOException {
    return Files.isWritable(SHARED_MEMORY)
            && Files.getFileStore(SHARED_MEMORY).getUsableSpace() >= WANTED_ROOM
        ? SHARED_MEMORY
        : Path.of(System.getProperty("java.io.tmpdir"));
  }

  public String description() throws IOException {
    return path.getParent() + " (" + Files.getFileStore(path).type() + ")";
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(deletingAtExit);
    delete(path);
  }

  private static void delete(Path folder) {
    try {
      new FileTree(folder).delete();
    } catch (IOException e) {
      System.err.println("Could not delete " + folder + ": " + e);
    }
  }
}
