package dev.plumbline.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * All the files of one server. The JVM that created it holds its owner file locked; once that lock
 * is free, nobody needs the folder any more.
 */
final class ServerFolder {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String OWNER_FILE = "owner";
  private static final int LOG_LINES_SHOWN = 25;

  private final Path path;
  private final ServerAccount account;
  private final FolderLock lock;

  private ServerFolder(Path path, ServerAccount account, FolderLock lock) {
    this.path = path;
    this.account = account;
    this.lock = lock;
  }

  static ServerFolder create(Path place, ServerAccount account, JvmUser user) throws IOException {
    byte[] random = new byte[4];
    RANDOM.nextBytes(random);
    Path path = place.resolve(ownPrefix(user) + HexFormat.of().formatHex(random));
    // The server must be able to pass through; what it may read in here, it owns.
    String permissions = account.owner() == null ? "rwx------" : "rwx--x--x";
    Files.createDirectory(
        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    createPrivateFile(ownerFile(path));
    FolderLock lock =
        FolderLock.tryOnce(ownerFile(path))
            .orElseThrow(() -> new IOException("Somebody else has locked the new folder " + path));
    ServerFolder folder = new ServerFolder(path, account, lock);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    Files.createDirectory(folder.data());
    Files.setPosixFilePermissions(folder.data(), PosixFilePermissions.fromString("rwx------"));
    account.own(folder.data());
    return folder;
  }

  /** How the names of a user's folders begin. */
  static String prefix(JvmUser user) {
    return "plumbline-" + user.name() + "-";
  }

  /** How the names of this JVM's folders begin: process ids come again, with another start. */
  private static String ownPrefix(JvmUser user) {
    return prefix(user) + identity(ProcessHandle.current());
  }

  private static String identity(ProcessHandle jvm) {
    long start = jvm.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    return jvm.pid() + "-" + Long.toString(start, Character.MAX_RADIX) + "-";
  }

  /** Whether the JVM that a folder is named after is still there, as far as this one can see. */
  static boolean isOwnerVisible(String name, JvmUser user) {
    String rest = name.substring(prefix(user).length());
    String pid = rest.substring(0, Math.max(0, rest.indexOf('-')));
    return pid.matches("\\d{1,18}")
        && ProcessHandle.of(Long.parseLong(pid))
            .filter(process -> rest.startsWith(identity(process)))
            .isPresent();
  }

  static Path ownerFile(Path path) {
    return path.resolve(OWNER_FILE);
  }

  Path path() {
    return path;
  }

  Path data() {
    return path.resolve("data");
  }

  Path log() {
    return path.resolve("server.log");
  }

  /** Where the supervisor writes the server's exit status. */
  Path ended() {
    return path.resolve("ended");
  }

  Path password() {
    return path.resolve("password");
  }

  Path configuration() {
    return path.resolve("postgresql.conf");
  }

  /** Writes a file that only this JVM's user can read: the supervisor, but not the server. */
  void write(Path file, String text) throws IOException {
    createPrivateFile(file);
    Files.writeString(file, text);
  }

  private static void createPrivateFile(Path file) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  /** Writes a file that only the server can read, and root. */
  void writeForServer(Path file, String text) throws IOException {
    write(file, text);
    account.own(file);
  }

  /** The last of what initdb and the server printed. */
  String logTail() {
    try {
      List<String> lines =
          Files.exists(log())
              ? new String(Files.readAllBytes(log()), StandardCharsets.UTF_8).lines().toList()
              : List.of();
      return lines.isEmpty()
          ? "nothing"
          : "\n    "
              + String.join(
                  "\n    ",
                  lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
    } catch (IOException e) {
      return "something that cannot be read: " + e;
    }
  }

  /** Removes what the supervisor has left, normally nothing, and gives the lock back. */
  void delete() throws IOException {
    try (lock) {
      new FileTree(path).delete();
    }
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
