package dev.plumbline.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

/**
 * The folder where binaries stay unpacked from one run to the next. Safe for several threads and
 * JVMs at once; whatever a killed JVM left half done, the next one replaces.
 *
 * @param folder holds a folder per version and platform
 * @param trust who may have put something there
 */
record BinaryCache(Path folder, Trust trust) {

  private static final System.Logger LOG = System.getLogger(BinaryCache.class.getName());

  /** Unpacking takes about a second; on a machine under heavy load, many. */
  private static final Duration LOCK_TIMEOUT = Duration.ofMinutes(3);

  private static final String PARTIAL = ".partial-";

  /**
   * The unpacked binaries; unpacks them first if need be.
   *
   * @throws IOException if that does not work
   */
  UnpackedArchive install(BinaryArchive archive) throws IOException {
    UnpackedArchive unpacked = unpacked(archive);
    if (isUsable(unpacked)) {
      return unpacked;
    }
    FolderLock lock = FolderLock.await(lockFile(unpacked), LOCK_TIMEOUT);
    try {
      if (!isUsable(unpacked)) {
        removeLeftovers(unpacked);
        unpack(archive, unpacked);
      }
    } finally {
      lock.close();
    }
    return unpacked;
  }

  boolean holds(BinaryArchive archive) throws IOException {
    return isUsable(unpacked(archive));
  }

  /** One that others could change is unpacked anew, never run. */
  private boolean isUsable(UnpackedArchive unpacked) throws IOException {
    return unpacked.isComplete() && unpacked.isOurs(trust);
  }

  private UnpackedArchive unpacked(BinaryArchive archive) {
    return new UnpackedArchive(folder.resolve(archive.name()), archive.version());
  }

  private Path lockFile(UnpackedArchive unpacked) {
    return folder.resolve(unpacked.folder().getFileName() + ".lock");
  }

  private void unpack(BinaryArchive archive, UnpackedArchive unpacked) throws IOException {
    long start = System.nanoTime();
    Path partial = Files.createTempDirectory(folder, unpacked.folder().getFileName() + PARTIAL);
    try {
      Files.setPosixFilePermissions(partial, PosixFilePermissions.fromString("rwxr-xr-x"));
      try (InputStream packed = archive.open()) {
        ArchiveExtraction.extract(packed, partial);
      }
      new UnpackedArchive(partial, archive.version()).markComplete();
      Files.move(partial, unpacked.folder(), StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw new IOException(folder + " is on a file system that cannot rename a folder at once", e);
    } finally {
      new FileTree(partial).delete();
    }
    LOG.log(
        System.Logger.Level.INFO,
        "Unpacked PostgreSQL {0} from {1} to {2} in {3} ms",
        archive.version(),
        archive.source(),
        unpacked.folder(),
        Long.toString(Duration.ofNanos(System.nanoTime() - start).toMillis()));
  }

  /** Only the holder of the lock unpacks, so what is half done has nobody who works on it. */
  private void removeLeftovers(UnpackedArchive unpacked) throws IOException {
    new FileTree(unpacked.folder()).delete();
    try (DirectoryStream<Path> partials =
        Files.newDirectoryStream(folder, unpacked.folder().getFileName() + PARTIAL + "*")) {
      for (Path partial : partials) {
        new FileTree(partial).delete();
      }
    }
  }
}
