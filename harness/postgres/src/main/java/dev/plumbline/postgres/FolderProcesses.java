package dev.plumbline.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The processes that work for a server's folder: server, initdb, supervisor.
 *
 * @param folder the server's folder
 */
record FolderProcesses(Path folder) {

  /** An immediate shutdown takes some 50 ms. */
  private static final Duration END_OF_SERVER = Duration.ofSeconds(5);

  private static final long POLL_MILLIS = 5;
  private static final int LOOKS = 5;

  /**
   * Waits until there are none. Returns whether that was in time. One that is just being started
   * cannot be recognised, so several looks must find none.
   */
  boolean awaitEnd(Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    for (int empty = 0; empty < LOOKS; ) {
      empty = all().isEmpty() ? empty + 1 : 0;
      if (System.nanoTime() > deadline) {
        return false;
      }
      try {
        Thread.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ClusterException("Interrupted while waiting for the processes in " + folder, e);
      }
    }
    return true;
  }

  /** Tells a server to stop in good order. Of the other processes none does anything on SIGINT. */
  void stopInGoodOrder() {
    signal("INT", all());
  }

  /** Stops them, servers in their own quick way, and returns how many there were. */
  int stop() {
    List<ProcessHandle> processes = all();
    if (!processes.isEmpty()) {
      signal("QUIT", processes);
      CompletableFuture.allOf(
              processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
          .completeOnTimeout(null, END_OF_SERVER.toSeconds(), TimeUnit.SECONDS)
          .join();
      processes.forEach(ProcessHandle::destroyForcibly);
    }
    return processes.size();
  }

  private static void signal(String signal, List<ProcessHandle> processes) {
    if (!processes.isEmpty()) {
      List<String> kill = new ArrayList<>(List.of("sh", "-c", "kill -s \"$0\" \"$@\"", signal));
      processes.forEach(process -> kill.add(Long.toString(process.pid())));
      // It may have ended meanwhile, which is as good.
      new Command(kill).run();
    }
  }

  private List<ProcessHandle> all() {
    ProcessHandle self = ProcessHandle.current();
    return ProcessHandle.allProcesses()
        .filter(process -> !process.equals(self) && (isNamed(process) || isInside(process)))
        .toList();
  }

  /** Our own commands name the folder, or the data directory in it, as an argument of its own. */
  private boolean isNamed(ProcessHandle process) {
    List<String> names = List.of(folder.toString(), folder.resolve("data").toString());
    return process
        .info()
        .arguments()
        .map(arguments -> Arrays.stream(arguments).anyMatch(names::contains))
        .orElse(false);
  }

  /** A server's backends, which may survive it, rename themselves; they work in its data. */
  private boolean isInside(ProcessHandle process) {
    Path place = Path.of("/proc", Long.toString(process.pid()), "cwd");
    try {
      return Files.isSymbolicLink(place)
          && Files.readSymbolicLink(place).equals(folder.resolve("data"));
    } catch (IOException e) {
      // Gone, or another user's.
      return false;
    }
  }
}
