package dev.plumbline.postgres;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * The interchangeable clusters of one key: folders 1, 2, 3, … Whoever holds the lock file beside
 * such a folder may do with it whatever it likes. Lock files are never removed: two JVMs could then
 * hold different files of the same name.
 *
 * @param folder what they are in
 * @param account whom their servers run as
 */
record ClusterSlots(Path folder, ServerAccount account) {

  static final String LOCK = ".lock";

  /** More JVMs than any machine runs at once. */
  private static final int MOST = 1000;

  /** Takes the first that nobody has. */
  ServerFolder lease() throws IOException {
    try {
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      DataLocation.admit(account, folder);
    } catch (FileAlreadyExistsException e) {
      DataLocation.admit(account, folder);
    }
    // One name for each folder, whatever links lead to it: its processes are recognised by that.
    Path real = folder.toRealPath();
    for (int number = 1; number <= MOST; number++) {
      Optional<FolderLock> lock = FolderLock.tryOnce(real.resolve(number + LOCK));
      if (lock.isPresent()) {
        return new ServerFolder(real.resolve(Integer.toString(number)), account, lock.get());
      }
    }
    throw new IOException("all " + MOST + " clusters in " + folder + " are in use");
  }
}
