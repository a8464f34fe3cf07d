package dev.plumbline.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;

/**
 * The password of a user's reusable containers. Testcontainers finds a container again by its whole
 * configuration, so the password must be the same in every run.
 *
 * @param file in PostgreSQL's own format for passwords, for any server; mode 0600
 * @param password the password
 */
record ReusePassword(Path file, String password) {

  private static final String FILE = "testcontainers.pgpass";
  private static final String PREFIX = "*:*:*:" + ServerCommands.USER + ":";

  /** 192 random bits. */
  private static final int BYTES = 24;

  private static final Duration LOCK_LIMIT = Duration.ofSeconds(10);
  private static final SecureRandom RANDOM = new SecureRandom();

  /** One that nobody else has. Its letters need no quoting anywhere. */
  static String random() {
    byte[] random = new byte[BYTES];
    RANDOM.nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  /** The password that the folder keeps; draws one if there is none yet. */
  static synchronized ReusePassword in(Path folder) throws IOException {
    CacheLocation.create(folder, ServerAccount.sameUser());
    Path file = folder.resolve(FILE);
    try (FolderLock lock = FolderLock.await(folder.resolve(FILE + ".lock"), LOCK_LIMIT)) {
      if (!Files.exists(file)) {
        create(file);
      }
      String line = Files.readString(file).strip();
      if (!line.startsWith(PREFIX) || line.length() == PREFIX.length()) {
        throw new IOException(file + " is not the file that Plumbline wrote: delete it");
      }
      return new ReusePassword(file, line.substring(PREFIX.length()));
    }
  }

  private static void create(Path file) throws IOException {
    Path draft =
        Files.createTempFile(
            file.getParent(),
            FILE,
            ".draft",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.writeString(draft, PREFIX + random() + "\n");
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** Not the password. */
  @Override
  public String toString() {
    return "the password in " + file;
  }
}
