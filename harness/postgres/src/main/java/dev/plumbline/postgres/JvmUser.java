package dev.plumbline.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whom the JVM runs as.
 *
 * @param uid the kernel's number for the user
 * @param name a name for use in file names
 */
record JvmUser(int uid, String name) {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");

  /** Linux tells it here, a command costs some 10 ms. */
  private static final Path STATUS = Path.of("/proc/self/status");

  /** Real, effective, saved and file system uid. */
  private static final Pattern UID = Pattern.compile("Uid:\\s+\\d+\\s+(\\d+)\\s.*");

  static JvmUser current() {
    String uid = effectiveUid();
    // A user without an entry in /etc/passwd has the name "?".
    String name = System.getProperty("user.name", "");
    return new JvmUser(Integer.parseInt(uid), PLAIN.matcher(name).matches() ? name : uid);
  }

  private static String effectiveUid() {
    try {
      if (Files.isReadable(STATUS)) {
        for (String line : Files.readAllLines(STATUS)) {
          var matcher = UID.matcher(line);
          if (matcher.matches()) {
            return matcher.group(1);
          }
        }
      }
    } catch (IOException e) {
      throw new ClusterException("Cannot tell which user this JVM runs as from " + STATUS, e);
    }
    Command.Outcome id = Command.of("id", "-u").run();
    if (!id.succeeded()) {
      throw new ClusterException(
          "Cannot tell which user this JVM runs as: \"id -u\" said: "
              + id.output()
              + "\nEmbedded PostgreSQL needs the commands sh, id and rm on the PATH.");
    }
    return id.output();
  }

  /** Whether the system knows the user by more than the number. */
  boolean hasName() {
    return Command.of("id", "-un", Integer.toString(uid)).run().succeeded();
  }

  boolean isRoot() {
    return uid == 0;
  }

  boolean owns(Path file) throws IOException {
    return Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS).equals(uid);
  }

  /** Whether it is a real folder of this user's that nobody else could have put anything into. */
  boolean ownsAlone(Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) || !owns(folder)) {
      return false;
    }
    Set<PosixFilePermission> permissions =
        Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS);
    return !permissions.contains(PosixFilePermission.GROUP_WRITE)
        && !permissions.contains(PosixFilePermission.OTHERS_WRITE);
  }
}
