package dev.plumbline.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Who else can have put something into a folder. What is found there is run, so nobody but this
 * JVM's user and root may.
 *
 * @param user whom the JVM runs as
 */
record Trust(JvmUser user) {

  private static final int GROUP_WRITE = 0020;
  private static final int OTHERS_WRITE = 0002;
  private static final int STICKY = 01000;
  private static final int TYPE = 0170000;
  private static final int LINK = 0120000;

  /** As the kernel has it. */
  private static final int MOST_LINKS = 40;

  /** The kernel's number for users that have none in a namespace. */
  private static final int OVERFLOW = 65534;

  private static final Path UID_MAP = Path.of("/proc/self/uid_map");

  private static final String ATTRIBUTES = "unix:uid,gid,mode";

  /**
   * Empty if nobody else can, neither here nor by putting another folder in its place; else where
   * somebody can. A folder that does not exist yet is looked at up to where it begins to exist.
   *
   * @param folder as the user named it, links and all
   */
  Optional<String> flaw(Path folder) throws IOException {
    return flaw(folder.toAbsolutePath(), 0);
  }

  private Optional<String> flaw(Path folder, int links) throws IOException {
    if (links > MOST_LINKS) {
      return Optional.of(folder + " is a link that leads to itself");
    }
    Path at = Objects.requireNonNull(folder.getRoot(), "an absolute path has a root");
    for (Path name : folder) {
      Path next = at.resolve(name).normalize();
      if (!Files.exists(next, LinkOption.NOFOLLOW_LINKS)) {
        return flawOf(at, false);
      }
      Optional<String> flaw = flawOf(at, true);
      if (flaw.isPresent()) {
        return flaw;
      }
      if (Files.isSymbolicLink(next)) {
        flaw = flawOf(next, true);
        if (flaw.isEmpty()) {
          flaw = flaw(at.resolve(Files.readSymbolicLink(next)), links + 1);
        }
        if (flaw.isPresent() || !Files.exists(next)) {
          return flaw;
        }
        next = next.toRealPath();
      }
      at = next;
    }
    return flawOf(at, false);
  }

  /**
   * Of one folder, link or file.
   *
   * @param onTheWay whether it is enough that others cannot touch what is theirs not
   */
  private Optional<String> flawOf(Path path, boolean onTheWay) throws IOException {
    Map<String, Object> attributes =
        Files.readAttributes(path, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
    int owner = number(attributes, "uid");
    int group = number(attributes, "gid");
    int mode = number(attributes, "mode");
    if (owner != 0 && owner != user.uid() && !(onTheWay && isOutside(owner))) {
      return Optional.of(path + " belongs to another user (uid " + owner + ")");
    }
    if ((mode & TYPE) == LINK || (onTheWay && (mode & STICKY) != 0)) {
      return Optional.empty();
    }
    if ((mode & OTHERS_WRITE) != 0) {
      return Optional.of(path + " can be written by everybody");
    }
    // a user's own group, which has the user's number, and root's have no other members
    boolean shared = group != 0 && group != owner;
    return (mode & GROUP_WRITE) != 0 && shared
        ? Optional.of(path + " can be written by a group (gid " + group + ")")
        : Optional.empty();
  }

  /**
   * In a user namespace, as of a rootless container, whatever belongs to users outside seems to
   * belong to one who is nobody there: mostly the root of the machine.
   */
  private static boolean isOutside(int owner) throws IOException {
    return owner == OVERFLOW
        && Files.isReadable(UID_MAP)
        && !Files.readString(UID_MAP).strip().matches("0\\s+0\\s+4294967295");
  }

  private static int number(Map<String, Object> attributes, String name) {
    return (int) Objects.requireNonNull(attributes.get(name), name);
  }

  /** Whether a file or folder in a folder without flaw is without flaw. */
  boolean holds(Path path) throws IOException {
    return flawOf(path, false).isEmpty();
  }
}
