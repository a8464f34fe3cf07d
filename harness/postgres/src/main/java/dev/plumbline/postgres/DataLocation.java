package dev.plumbline.postgres;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A place where clusters are kept from run to run: a folder of Plumbline's own, for one user.
 *
 * @param folder the place
 * @param wanted whether the user asked for it
 */
record DataLocation(Path folder, boolean wanted) {

  private static final Path SHARED_MEMORY = Path.of("/dev/shm");
  private static final String IN_MEMORY = "tmpfs";
  private static final String LASTING = "lasting";

  /**
   * A fresh cluster takes about 35 MB, its WAL up to 64 MB more, a database of 60 tables about 10
   * MB: with this much room there is enough for some 40 databases. Docker's default of 64 MB for
   * /dev/shm is not.
   */
  private static final long WANTED_ROOM = 512L << 20;

  /** Where clusters are already, for what a run adds to them. */
  private static final long WANTED_MORE_ROOM = 128L << 20;

  /** This place cannot be used; the message tells which and why. */
  static final class UnusableException extends Exception {

    private static final long serialVersionUID = 1L;

    UnusableException(String message) {
      super(message);
    }

    UnusableException(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * The wanted place; or else memory, the cache folder, the folder for temporary files. Not memory
   * for what is to last.
   */
  static List<DataLocation> candidates(EmbeddedOptions options, JvmUser user) {
    String name = "plumbline-" + user.name();
    String lasting = options.lasting();
    Path wanted = options.dataFolder();
    if (wanted != null) {
      Path folder = wanted.resolve(name);
      return List.of(
          new DataLocation(
              lasting == null ? folder : folder.resolve(LASTING).resolve(lasting), true));
    }
    List<DataLocation> candidates = new ArrayList<>();
    if (lasting == null) {
      candidates.add(new DataLocation(SHARED_MEMORY.resolve(name), false));
    }
    Path cache = options.cacheFolder();
    if (cache == null) {
      cache = CacheLocation.ownCache().orElse(null);
    }
    if (cache != null) {
      candidates.add(
          new DataLocation(
              lasting == null ? cache.resolve("clusters") : cache.resolve(LASTING).resolve(lasting),
              false));
    }
    Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
    candidates.add(
        new DataLocation(
            lasting == null
                ? temporary.resolve(name)
                : temporary.resolve(name).resolve(LASTING).resolve(lasting),
            false));
    return candidates;
  }

  /** Makes the folder unless it is there, and checks that nobody else can write to it. */
  void prepare(JvmUser user) throws UnusableException {
    try {
      if (!Files.exists(folder)) {
        if (isSharedMemory() && !isTmpfs(SHARED_MEMORY)) {
          throw new UnusableException("there is no tmpfs at " + SHARED_MEMORY);
        }
        requireRoom(false);
        create();
      }
      if (!user.ownsAlone(folder)) {
        throw new UnusableException(folder + " is not this user's alone");
      }
      if (!Files.isWritable(folder)) {
        throw new UnusableException(folder + " cannot be written");
      }
    } catch (IOException e) {
      throw new UnusableException(folder + " cannot be used (" + e + ")", e);
    }
  }

  private void create() throws IOException {
    Path parent = folder.getParent();
    if (parent != null) {
      CacheLocation.create(parent, ServerAccount.sameUser());
    }
    try {
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (FileAlreadyExistsException e) {
      // By another JVM of this user's, or by somebody else: whose it is will be looked at.
      return;
    }
  }

  /**
   * Checks that there is room for a cluster.
   *
   * @param more whether there are clusters already
   */
  void requireRoom(boolean more) throws UnusableException {
    Path existing = Files.exists(folder) ? folder : folder.getParent();
    if (!isSharedMemory() || existing == null) {
      return;
    }
    long room = existing.toFile().getUsableSpace();
    long enough = more ? WANTED_MORE_ROOM : WANTED_ROOM;
    if (room < enough) {
      throw new UnusableException(
          SHARED_MEMORY + " has " + size(room) + " free where " + size(enough) + " are wanted");
    }
  }

  /** Lets the account pass through, and checks that it can. */
  void admit(ServerAccount account) throws UnusableException {
    try {
      admit(account, folder);
      if (!account.passes(folder)) {
        throw new UnusableException(
            folder + " is closed to the server (" + account.description() + ")");
      }
    } catch (IOException e) {
      throw new UnusableException(folder + " cannot be opened to the server (" + e + ")", e);
    }
  }

  /** Lets the account pass through one of our folders; it may not list what is in there. */
  static void admit(ServerAccount account, Path folder) throws IOException {
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder);
    if (account.owner() != null && !permissions.contains(PosixFilePermission.OTHERS_EXECUTE)) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    }
  }

  /** The kind of file system. */
  String storeType() throws UnusableException {
    try {
      return Files.getFileStore(folder).type();
    } catch (IOException e) {
      throw new UnusableException(folder + " cannot be used (" + e + ")", e);
    }
  }

  static boolean isInMemory(String storeType) {
    return storeType.equals(IN_MEMORY);
  }

  /** The place and why it was chosen, for people. */
  String description(String storeType, List<String> obstacles) {
    String why = wanted ? "; as plumbline.data says" : "";
    String others = obstacles.isEmpty() ? "" : "; " + String.join("; ", obstacles);
    return folder
        + " ("
        + storeType
        + ", "
        + size(folder.toFile().getUsableSpace())
        + " free"
        + why
        + others
        + ")";
  }

  private boolean isSharedMemory() {
    return folder.startsWith(SHARED_MEMORY) && !wanted;
  }

  private static boolean isTmpfs(Path folder) throws IOException {
    return Files.isDirectory(folder) && isInMemory(Files.getFileStore(folder).type());
  }

  private static String size(long bytes) {
    return bytes >= 10L << 30 ? (bytes >> 30) + " GB" : (bytes >> 20) + " MB";
  }
}
