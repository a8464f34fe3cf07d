package dev.plumbline.postgres;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What JVMs left behind that could not clean up, because the power failed or because their
 * supervisor was killed too.
 *
 * @param place where data directories are made
 * @param user whose folders to look at; those of others are never touched
 */
record StaleFolders(Path place, JvmUser user) {

  private static final System.Logger LOG = System.getLogger(StaleFolders.class.getName());

  /** A new folder is locked within milliseconds; this long it is given the benefit of the doubt. */
  private static final Duration GRACE = Duration.ofMinutes(1);

  /** Removes them and stops what still runs from them. Folders of living JVMs stay. */
  void sweep() {
    try (DirectoryStream<Path> folders =
        Files.newDirectoryStream(place, ServerFolder.prefix(user) + "*")) {
      for (Path folder : folders) {
        if (isCandidate(folder)) {
          removeUnlessLocked(folder);
        }
      }
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "Could not look for leftovers in " + place, e);
    }
  }

  /**
   * The lock tells the dead from the living also across containers, where process ids do not. But
   * this JVM must not even open the owner files of its own folders: that would cost it the locks.
   */
  private boolean isCandidate(Path folder) throws IOException {
    Path name = folder.getFileName();
    return name != null
        && !ServerFolder.isOwnerVisible(name.toString(), user)
        && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        && user.owns(folder)
        && lastTouched(folder).plus(GRACE).isBefore(Instant.now());
  }

  private static Instant lastTouched(Path folder) throws IOException {
    Path owner = ServerFolder.ownerFile(folder);
    return Files.getLastModifiedTime(Files.exists(owner) ? owner : folder).toInstant();
  }

  private void removeUnlessLocked(Path folder) {
    try {
      Optional<FolderLock> lock = FolderLock.tryOnce(ServerFolder.ownerFile(folder));
      if (lock.isPresent()) {
        try {
          remove(folder);
        } finally {
          lock.get().close();
        }
      }
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "Could not remove the leftover " + folder, e);
    }
  }

  private static void remove(Path folder) throws IOException {
    int stopped = new FolderProcesses(folder).stop();
    // rm cannot be led astray by links that change meanwhile.
    Command.Outcome outcome = Command.of("rm", "-rf", "--", folder.toString()).run();
    if (!outcome.succeeded()) {
      throw new IOException(outcome.output());
    }
    LOG.log(
        System.Logger.Level.INFO,
        "Removed {0}, left by a JVM that is gone{1}",
        folder,
        stopped == 0 ? "" : ", and stopped " + stopped + " of its processes");
  }
}
