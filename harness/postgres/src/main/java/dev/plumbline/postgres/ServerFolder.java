package dev.plumbline.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All the files of one cluster, leased by this JVM: nobody else touches them meanwhile. */
final class ServerFolder implements AutoCloseable {

  private static final int LOG_LINES_SHOWN = 25;
  private static final String COMMAND_PREFIX = "start-";

  /** Any host and port: only what is after the last colon changes from cluster to cluster. */
  private static final String PASSWORD_LINE = "127.0.0.1:*:*:" + ServerCommands.USER + ":";

  /** After the system identifier and two version numbers; the same in every release we run. */
  private static final int STATE_OFFSET = 16;

  private static final int SHUT_DOWN = 1;

  private final Path path;
  private final ServerAccount account;
  private final FolderLock lock;

  ServerFolder(Path path, ServerAccount account, FolderLock lock) {
    this.path = path;
    this.account = account;
    this.lock = lock;
  }

  Path path() {
    return path;
  }

  /** Which of the clusters of its key it is: 1, 2, 3, … */
  String number() {
    return String.valueOf(path.getFileName());
  }

  Path data() {
    return path.resolve("data");
  }

  Path log() {
    return path.resolve("server.log");
  }

  /** The password for initdb, which is gone once that has read it. */
  Path initialPassword() {
    return path.resolve("password");
  }

  /** The password for later runs and for psql. */
  Path passwordFile() {
    return path.resolve("pgpass");
  }

  Path configuration() {
    return path.resolve("postgresql.conf");
  }

  /** Something that one supervisor runs. */
  Path command(String token, String name) {
    return path.resolve(COMMAND_PREFIX + token + "." + name);
  }

  /** Is there from before the supervisor starts until it has ended; names that supervisor. */
  Path running() {
    return path.resolve("running");
  }

  /** Is there while the server may outlive its JVM; says for how many seconds. */
  Path keep() {
    return path.resolve("keep");
  }

  /** Written by the supervisor when the server has stopped in good order. */
  private Path stopped() {
    return path.resolve("stopped");
  }

  /** Written last, once the first server has started: without it, all this is half made. */
  private Path complete() {
    return path.resolve("complete");
  }

  /**
   * Why what is here cannot be used, empty if it can. {@code "new"} if there is nothing.
   *
   * @param durable whether its server has flushed to disk what it wrote
   */
  Optional<String> flaw(Boot boot, boolean durable) throws IOException {
    if (!Files.exists(path)) {
      return Optional.of("new");
    }
    if (!isComplete()) {
      return Optional.of("rebuilt because it was half made");
    }
    if (!durable && !boot.isSame(Files.readString(complete()).strip())) {
      // Without fsync, what was written before the machine stopped may be lost.
      return Optional.of("rebuilt because the machine was restarted");
    }
    if (!Files.exists(control()) || password().isEmpty()) {
      return Optional.of("rebuilt because files were missing");
    }
    return wasChangedAtRest()
        ? Optional.of("rebuilt because files were changed while no server ran")
        : Optional.empty();
  }

  /** Adding and removing files changes their folder's time, for example an interrupted rm. */
  private boolean wasChangedAtRest() throws IOException {
    if (!Files.exists(stopped())) {
      return false;
    }
    FileTime end = Files.getLastModifiedTime(stopped());
    try {
      for (Path folder : foldersOfData()) {
        if (Files.getLastModifiedTime(folder).compareTo(end) > 0) {
          return true;
        }
      }
      return false;
    } catch (NoSuchFileException e) {
      return true;
    }
  }

  private List<Path> foldersOfData() throws IOException {
    List<Path> folders = new ArrayList<>(List.of(data(), data().resolve("global")));
    for (String parent : List.of("base", "pg_wal", "pg_xact", "pg_multixact")) {
      Path folder = data().resolve(parent);
      folders.add(folder);
      try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
        for (Path child : children) {
          if (Files.isDirectory(child)) {
            folders.add(child);
          }
        }
      }
    }
    return folders;
  }

  /** Whether the last server here stopped in good order, so that the next need not recover. */
  boolean wasShutDown() throws IOException {
    try (InputStream control = Files.newInputStream(control())) {
      byte[] head = control.readNBytes(STATE_OFFSET + Integer.BYTES);
      return head.length == STATE_OFFSET + Integer.BYTES
          && ByteBuffer.wrap(head).order(ByteOrder.nativeOrder()).getInt(STATE_OFFSET) == SHUT_DOWN;
    }
  }

  private Path control() {
    return data().resolve("global/pg_control");
  }

  boolean isComplete() {
    return Files.exists(complete());
  }

  void markComplete(Boot boot) throws IOException {
    if (!isComplete()) {
      write(complete(), boot.id() + "\n");
    }
  }

  /** The cluster's password, if it is known. */
  Optional<String> password() throws IOException {
    if (!Files.exists(passwordFile())) {
      return Optional.empty();
    }
    String line = Files.readString(passwordFile()).strip();
    return line.startsWith(PASSWORD_LINE) && line.length() > PASSWORD_LINE.length()
        ? Optional.of(line.substring(PASSWORD_LINE.length()))
        : Optional.empty();
  }

  /** Makes everything anew, empty. */
  void clear(String password) throws IOException {
    delete();
    Files.createDirectory(
        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    DataLocation.admit(account, path);
    Files.createDirectory(data());
    Files.setPosixFilePermissions(data(), PosixFilePermissions.fromString("rwx------"));
    account.own(data());
    write(passwordFile(), PASSWORD_LINE + password + "\n");
    writeForServer(initialPassword(), password);
  }

  /** Takes away what the last server left that would mislead the next one or its supervisor. */
  void clean() throws IOException {
    for (Path file : List.of(stopped(), running(), keep(), data().resolve("postmaster.pid"))) {
      Files.deleteIfExists(file);
    }
    try (DirectoryStream<Path> commands = Files.newDirectoryStream(path, COMMAND_PREFIX + "*")) {
      for (Path command : commands) {
        Files.deleteIfExists(command);
      }
    }
    // What a test changed by ALTER SYSTEM was for that run.
    Path altered = data().resolve("postgresql.auto.conf");
    if (Files.exists(altered) && Files.size(altered) > 0) {
      Files.write(altered, new byte[0]);
    }
  }

  /** Writes a file that only this JVM's user can read: the supervisor, but not the server. */
  void write(Path file, String text) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, text);
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

  /** Removes everything. The lease stays. */
  void delete() throws IOException {
    if (Files.exists(path)) {
      Files.deleteIfExists(complete());
      new FileTree(path).delete();
    }
  }

  /** Ends the lease. */
  @Override
  public void close() throws IOException {
    lock.close();
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
