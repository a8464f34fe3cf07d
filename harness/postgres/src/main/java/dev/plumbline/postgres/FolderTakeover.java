package dev.plumbline.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;

/**
 * What comes before the use of a leased folder whose last supervisor has not signed off: the JVM
 * was killed and its supervisor is just ending, or was killed too; or the server was to outlive its
 * JVM.
 *
 * @param folder the folder
 * @param boot among which processes this JVM runs
 */
record FolderTakeover(ServerFolder folder, Boot boot) {

  private static final System.Logger LOG = System.getLogger(FolderTakeover.class.getName());

  /** A supervisor kills a server that has not stopped after two seconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final long POLL_MILLIS = 20;

  /** Returns once nothing works in the folder any more. */
  void run() throws IOException {
    if (!Files.exists(folder.path())) {
      return;
    }
    boolean signedOff = !Files.exists(folder.running());
    if (signedOff && folder.isComplete()) {
      return;
    }
    FolderProcesses processes = new FolderProcesses(folder.path());
    if (Files.exists(folder.keep())) {
      Files.deleteIfExists(folder.keep());
      processes.stopInGoodOrder();
      LOG.log(
          System.Logger.Level.INFO,
          "Stopped the server that an earlier run had left running in {0}",
          folder);
    }
    if (!signedOff && isOfOtherProcesses()) {
      awaitSignOff();
    }
    if (!processes.awaitEnd(PATIENCE)) {
      LOG.log(
          System.Logger.Level.WARNING,
          "Stopped {0} processes left behind in {1} by a JVM that has ended",
          Integer.toString(processes.stop()),
          folder);
    }
  }

  /** In another container, perhaps. */
  boolean isOfOtherProcesses() throws IOException {
    try {
      List<String> lines = Files.readAllLines(folder.running());
      return lines.size() > 1 && !lines.get(1).equals(boot.processes());
    } catch (NoSuchFileException e) {
      return false; // signed off just now
    }
  }

  private void awaitSignOff() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (Files.exists(folder.running()) && System.nanoTime() < deadline) {
      try {
        Thread.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ClusterException("Interrupted while waiting for " + folder, e);
      }
    }
  }
}
