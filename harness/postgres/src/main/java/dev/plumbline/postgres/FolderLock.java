package dev.plumbline.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A file that this JVM holds locked, until closed or until the JVM ends in whatever way.
 *
 * <p>POSIX takes a lock away when its process closes <em>any</em> channel to the file, so one JVM
 * must not even open a file that it holds already. What it holds is therefore noted where every
 * class loader can see it: in a system property per file.
 */
final class FolderLock implements AutoCloseable {

  private static final long POLL_MILLIS = 20;
  private static final String HELD = "plumbline.holds ";

  /** Channels that cannot be closed, because that would end somebody else's lock. */
  private static final Collection<FileChannel> LEFT_OPEN = new ConcurrentLinkedQueue<>();

  private final FileChannel channel;
  private final String note;

  private FolderLock(FileChannel channel, String note) {
    this.channel = channel;
    this.note = note;
  }

  /** Takes the lock if it is free, creating the file if there is none. Its folder must exist. */
  static Optional<FolderLock> tryOnce(Path file) throws IOException {
    String note = note(file);
    if (System.getProperties().putIfAbsent(note, "1") != null) {
      return Optional.empty();
    }
    Optional<FileChannel> channel = Optional.empty();
    try {
      channel = locked(file);
      return channel.map(open -> new FolderLock(open, note));
    } finally {
      if (channel.isEmpty()) {
        System.clearProperty(note);
      }
    }
  }

  /** Waits for the lock, creating the file if there is none. */
  static FolderLock await(Path file, Duration limit) throws IOException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      Optional<FolderLock> lock = tryOnce(file);
      if (lock.isPresent()) {
        return lock.get();
      }
      if (System.nanoTime() > deadline) {
        throw new IOException(
            file + " has been held by another process for more than " + limit.toSeconds() + " s");
      }
      try {
        Thread.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ClusterException("Interrupted while waiting for " + file, e);
      }
    }
  }

  private static String note(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    return HELD + (folder == null ? file : folder.toRealPath().resolve(file.getFileName()));
  }

  private static Optional<FileChannel> locked(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      if (channel.tryLock() != null) {
        return Optional.of(channel);
      }
    } catch (OverlappingFileLockException e) {
      // This JVM has it, and somebody has replaced its system properties.
      LEFT_OPEN.add(channel);
      return Optional.empty();
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      System.clearProperty(note);
    }
  }
}
