package dev.plumbline.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A PostgreSQL that was unpacked into the cache.
 *
 * @param folder holds {@code bin}, {@code lib}, {@code share}
 * @param version which it is
 */
record UnpackedArchive(Path folder, BinaryVersion version) {

  /** Written last, so a folder without it is half unpacked. */
  private static final String MARKER = "complete";

  private static final String PROGRAMS = "bin";

  private static final List<String> PARTS =
      List.of(PROGRAMS, "lib", "lib/postgresql", "share", "share/postgresql");

  static UnpackedArchive of(Installation installation) {
    Path folder = installation.programs().getParent();
    return new UnpackedArchive(
        Objects.requireNonNull(folder, "programs are in a folder's bin"), installation.version());
  }

  Installation installation() {
    return new Installation(folder.resolve(PROGRAMS), version);
  }

  boolean isComplete() {
    return Installation.isIn(folder.resolve(PROGRAMS)) && Files.exists(folder.resolve(MARKER));
  }

  /** Whether nobody else can have put the programs there, or what they load. */
  boolean isOurs(Trust trust) throws IOException {
    List<Path> parts = new ArrayList<>(List.of(folder, folder.resolve(MARKER)));
    for (String part : PARTS) {
      if (Files.exists(folder.resolve(part))) {
        parts.add(folder.resolve(part));
      }
    }
    for (String program : Installation.NEEDED) {
      parts.add(installation().program(program));
    }
    for (Path part : parts) {
      if (!trust.holds(part)) {
        return false;
      }
    }
    return true;
  }

  void markComplete() throws IOException {
    Files.createFile(
        folder.resolve(MARKER),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));
  }
}
