package dev.plumbline.postgres;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A place for the cache of binaries.
 *
 * @param folder Plumbline's own folder
 */
record CacheLocation(Path folder) {

  private static final System.Logger LOG = System.getLogger(CacheLocation.class.getName());
  private static final String BINARIES = "postgres";

  private static final FileAttribute<Set<PosixFilePermission>> OURS =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x"));

  /**
   * Unpacks the binaries, unless they are, in the first place that works for the JVM and for the
   * account that the server runs as, and in which nobody else can have put programs.
   *
   * @throws ClusterException if there is none
   */
  static UnpackedArchive install(
      BinaryArchive archive, ServerAccount account, @Nullable Path wanted, JvmUser user) {
    List<String> obstacles = new ArrayList<>();
    for (CacheLocation location : candidates(wanted, user)) {
      try {
        Optional<String> obstacle = location.obstacle(archive, account, user);
        if (obstacle.isEmpty()) {
          UnpackedArchive unpacked = location.cache(user).install(archive);
          if (!obstacles.isEmpty()) {
            LOG.log(
                wanted == null ? System.Logger.Level.INFO : System.Logger.Level.WARNING,
                "PostgreSQL binaries are kept in {0}, because {1}",
                location.folder,
                String.join("; ", obstacles));
          }
          return unpacked;
        }
        obstacles.add(obstacle.get());
      } catch (IOException e) {
        obstacles.add(location.folder + " does not take them (" + e + ")");
      }
    }
    throw new ClusterException(
        "No folder to unpack PostgreSQL "
            + archive
            + " to:\n  "
            + String.join("\n  ", obstacles)
            + "\nGive one with 65 MB of room that this user can write and nobody else"
            + (account.owner() == null ? "" : ", and that user nobody can enter")
            + ": -Dplumbline.cache=FOLDER");
  }

  private static List<CacheLocation> candidates(@Nullable Path wanted, JvmUser user) {
    List<CacheLocation> candidates = new ArrayList<>();
    if (wanted != null) {
      candidates.add(new CacheLocation(wanted));
    }
    ownCache().ifPresent(folder -> candidates.add(new CacheLocation(folder)));
    if (user.isRoot()) {
      // Root's home is closed to the user that the server may have to run as; this is not.
      candidates.add(new CacheLocation(Path.of("/var/cache/plumbline")));
    }
    Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
    candidates.add(new CacheLocation(temporary.resolve("plumbline-cache-" + user.name())));
    return candidates;
  }

  /** As the XDG Base Directory Specification has it: relative paths do not count. */
  static Optional<Path> ownCache() {
    String xdg = Optional.ofNullable(System.getenv("XDG_CACHE_HOME")).orElse("");
    Path home = Path.of(System.getProperty("user.home", ""));
    Path cache = xdg.isEmpty() ? home.resolve(".cache") : Path.of(xdg);
    return Optional.of(cache.resolve("plumbline")).filter(Path::isAbsolute);
  }

  private BinaryCache cache(JvmUser user) {
    return new BinaryCache(folder.resolve(BINARIES), new Trust(user));
  }

  private Optional<String> obstacle(BinaryArchive archive, ServerAccount account, JvmUser user) {
    BinaryCache cache = cache(user);
    Path binaries = cache.folder();
    try {
      create(binaries, account);
      Optional<String> flaw = new Trust(user).flaw(binaries);
      if (flaw.isPresent()) {
        return flaw.map(where -> where + ", so that programs in " + binaries + " are not safe");
      }
      if (!Files.isWritable(binaries) && !cache.holds(archive)) {
        return Optional.of(binaries + " cannot be written");
      }
    } catch (IOException e) {
      return Optional.of(binaries + " cannot be created (" + e + ")");
    }
    return account.reaches(binaries)
        ? Optional.empty()
        : Optional.of(binaries + " is closed to the server (" + account.description() + ")");
  }

  /** Whatever the umask is, nobody else may write there. */
  static void create(Path folder, ServerAccount account) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Path parent = folder.getParent();
    if (parent != null) {
      create(parent, account);
    }
    try {
      Files.createDirectory(folder, OURS);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
      return;
    }
    if (account.owner() != null) {
      Files.setPosixFilePermissions(folder, OURS.value());
    }
  }
}
