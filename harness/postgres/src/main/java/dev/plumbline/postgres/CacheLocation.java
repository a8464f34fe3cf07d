package dev.plumbline.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place for the cache of binaries.
 *
 * @param folder Plumbline's own folder
 * @param publicParent whether everybody may create files beside it
 */
record CacheLocation(Path folder, boolean publicParent) {

  private static final System.Logger LOG = System.getLogger(CacheLocation.class.getName());
  private static final String BINARIES = "postgres";

  /**
   * The first place that works for the JVM and for the account that the server runs as.
   *
   * @throws ClusterException if there is none
   */
  static BinaryCache choose(
      BinaryArchive archive, ServerAccount account, @Nullable Path wanted, JvmUser user) {
    List<String> obstacles = new ArrayList<>();
    for (CacheLocation location : candidates(wanted, user)) {
      Optional<String> obstacle = location.obstacle(archive, account, user);
      if (obstacle.isEmpty()) {
        if (!obstacles.isEmpty()) {
          LOG.log(
              System.Logger.Level.INFO,
              "PostgreSQL binaries are kept in {0}, because {1}",
              location.folder,
              String.join("; ", obstacles));
        }
        return location.cache();
      }
      obstacles.add(obstacle.get());
    }
    throw new ClusterException(
        "No folder to unpack PostgreSQL's binaries to:\n  "
            + String.join("\n  ", obstacles)
            + "\nGive one that can be written"
            + (account.owner() == null ? "" : " and that user nobody can enter")
            + ": -Dplumbline.cache=FOLDER");
  }

  private static List<CacheLocation> candidates(@Nullable Path wanted, JvmUser user) {
    List<CacheLocation> candidates = new ArrayList<>();
    if (wanted != null) {
      candidates.add(new CacheLocation(wanted, false));
    }
    ownCache().ifPresent(folder -> candidates.add(new CacheLocation(folder, false)));
    if (user.isRoot()) {
      // Root's home is closed to the user that the server may have to run as; this is not.
      candidates.add(new CacheLocation(Path.of("/var/cache/plumbline"), false));
    }
    Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
    candidates.add(new CacheLocation(temporary.resolve("plumbline-cache-" + user.name()), true));
    return candidates;
  }

  /** As the XDG Base Directory Specification has it: relative paths do not count. */
  static Optional<Path> ownCache() {
    String xdg = Optional.ofNullable(System.getenv("XDG_CACHE_HOME")).orElse("");
    Path home = Path.of(System.getProperty("user.home", ""));
    Path cache = xdg.isEmpty() ? home.resolve(".cache") : Path.of(xdg);
    return Optional.of(cache.resolve("plumbline")).filter(Path::isAbsolute);
  }

  private BinaryCache cache() {
    return new BinaryCache(folder.resolve(BINARIES));
  }

  private Optional<String> obstacle(BinaryArchive archive, ServerAccount account, JvmUser user) {
    Path binaries = cache().folder();
    try {
      create(folder, account);
      // Binaries that somebody else could have put there must not be run.
      if (publicParent && !user.ownsAlone(folder)) {
        return Optional.of(folder + " is not this user's alone");
      }
      create(binaries, account);
    } catch (IOException e) {
      return Optional.of(folder + " cannot be created (" + e + ")");
    }
    if (!Files.isWritable(binaries) && !cache().holds(archive)) {
      return Optional.of(binaries + " cannot be written");
    }
    return account.reaches(binaries)
        ? Optional.empty()
        : Optional.of(binaries + " is closed to the server (" + account.description() + ")");
  }

  private static void create(Path folder, ServerAccount account) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
      if (account.owner() != null) {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
  }
}
