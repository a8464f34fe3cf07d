package dev.plumbline.postgres;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where data directories are made.
 *
 * @param folder the place
 * @param inMemory whether it is a tmpfs
 * @param description the place and why it was chosen, for people
 */
record DataLocation(Path folder, boolean inMemory, String description) {

  private static final Path SHARED_MEMORY = Path.of("/dev/shm");

  /**
   * A fresh cluster takes about 35 MB, its WAL up to 64 MB more, a database of 60 tables about 10
   * MB: with this much room there is enough for some 40 databases. Docker's default of 64 MB for
   * /dev/shm is not.
   */
  private static final long WANTED_ROOM = 512L << 20;

  /**
   * The wanted folder; or else memory, if there is room; or else the folder for temporary files.
   *
   * @throws ClusterException if that place cannot be used by the account
   */
  static DataLocation choose(@Nullable Path wanted, ServerAccount account) {
    try {
      DataLocation location = wanted == null ? choose() : explicit(wanted);
      if (!Files.isWritable(location.folder) || !account.reaches(location.folder)) {
        throw new ClusterException(
            "Cannot keep PostgreSQL's data in "
                + location.folder
                + ": it cannot be written"
                + (account.owner() == null ? "" : ", or user nobody, whom the server runs as,")
                + " or cannot be entered. Give another folder: -Dplumbline.data=FOLDER");
      }
      return location;
    } catch (IOException e) {
      throw new ClusterException(
          "No place for PostgreSQL's data: " + e + "\nGive a folder: -Dplumbline.data=FOLDER", e);
    }
  }

  /** Every place where an earlier JVM may have left something. */
  static List<Path> all(@Nullable Path wanted) {
    return Stream.of(wanted == null ? temporary() : wanted, SHARED_MEMORY, temporary())
        .filter(Files::isDirectory)
        .distinct()
        .toList();
  }

  private static DataLocation explicit(Path wanted) throws IOException {
    Files.createDirectories(wanted);
    return at(wanted, "as plumbline.data says");
  }

  private static DataLocation choose() throws IOException {
    if (!Files.isDirectory(SHARED_MEMORY) || !isMemory(SHARED_MEMORY)) {
      return at(temporary(), "there is no tmpfs at " + SHARED_MEMORY);
    }
    if (!Files.isWritable(SHARED_MEMORY)) {
      return at(temporary(), SHARED_MEMORY + " cannot be written");
    }
    long room = Files.getFileStore(SHARED_MEMORY).getUsableSpace();
    return room < WANTED_ROOM
        ? at(
            temporary(),
            SHARED_MEMORY
                + " has "
                + size(room)
                + " free where "
                + size(WANTED_ROOM)
                + " are wanted")
        : at(SHARED_MEMORY, "");
  }

  private static DataLocation at(Path folder, String why) throws IOException {
    FileStore store = Files.getFileStore(folder);
    String facts = store.type() + ", " + size(store.getUsableSpace()) + " free";
    return new DataLocation(
        folder, isMemory(folder), folder + " (" + facts + (why.isEmpty() ? "" : "; " + why) + ")");
  }

  private static boolean isMemory(Path folder) throws IOException {
    return Files.getFileStore(folder).type().equals("tmpfs");
  }

  private static Path temporary() {
    return Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
  }

  private static String size(long bytes) {
    return bytes >= 10L << 30
        ? (bytes >> 30) + " GB"
        : String.format(Locale.ROOT, "%d MB", bytes >> 20);
  }
}
