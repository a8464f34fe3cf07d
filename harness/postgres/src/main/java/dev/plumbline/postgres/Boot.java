package dev.plumbline.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Since when, and among which processes, this JVM runs: what was left by another boot of the
 * machine may have lost writes, and what another container started cannot be seen.
 *
 * @param id differs from boot to boot; empty if the system does not tell
 * @param processes names the set of processes that can be seen from here
 */
record Boot(String id, String processes) {

  private static final Path LINUX_ID = Path.of("/proc/sys/kernel/random/boot_id");
  private static final Path LINUX_PROCESSES = Path.of("/proc/self/ns/pid");

  static Boot current() {
    try {
      if (Files.isReadable(LINUX_ID)) {
        String id = Files.readString(LINUX_ID).strip();
        return new Boot(
            id,
            Files.isSymbolicLink(LINUX_PROCESSES)
                ? Files.readSymbolicLink(LINUX_PROCESSES).toString()
                : id);
      }
    } catch (IOException e) {
      throw new ClusterException("Cannot tell which boot of the machine this is", e);
    }
    // As macOS has it.
    Command.Outcome id = Command.of("sysctl", "-n", "kern.bootsessionuuid").run();
    return new Boot(id.succeeded() ? id.output() : "", "all");
  }

  /** Whether something that was noted as of a boot is of this one; no if nobody can tell. */
  boolean isSame(String noted) {
    return !id.isEmpty() && id.equals(noted);
  }
}
