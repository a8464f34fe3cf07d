package dev.plumbline.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * A file that this JVM holds locked, until closed or until the JVM ends in whatever way.
 *
 * <p>POSIX takes a lock away when its process closes <em>any</em> channel to the file, so one JVM
 * must not try a file that it holds already.
 */
final class FolderLock implements AutoCloseable {

  private static final long POLL_MILLIS = 20;

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Takes the lock if it is free, creating the file if there is none. */
  static Optional<FolderLock> tryOnce(Path file) throws IOException {
    FileChannel channel = open(file);
    try {
      if (holds(channel)) {
        return Optional.of(new FolderLock(channel));
      }
      channel.close();
      return Optional.empty();
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** Waits for the lock, creating the file if there is none. */
  static FolderLock await(Path file, Duration limit) throws IOException {
    long deadline = System.nanoTime() + limit.toNanos();
    FileChannel channel = open(file);
    try {
      while (!holds(channel)) {
        if (System.nanoTime() > deadline) {
          throw new IOException(
              file + " is held by another process for more than " + limit.toSeconds() + " s");
        }
        Thread.sleep(POLL_MILLIS);
      }
      return new FolderLock(channel);
    } catch (InterruptedException e) {
      channel.close();
      Thread.currentThread().interrupt();
      throw new ClusterException("Interrupted while waiting for " + file, e);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
  }

  private static boolean holds(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      // Another thread, or another class loader's copy of this class, has it.
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
