package dev.plumbline.postgres;

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

  /** Stops them, servers in their own quick way, and returns how many there were. */
  int stop() {
    List<ProcessHandle> processes = ProcessHandle.allProcesses().filter(this::isOne).toList();
    if (!processes.isEmpty()) {
      List<String> kill = new ArrayList<>(List.of("sh", "-c", "kill -s QUIT \"$@\"", "sh"));
      processes.forEach(process -> kill.add(Long.toString(process.pid())));
      new Command(kill).run();
      CompletableFuture.allOf(
              processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
          .completeOnTimeout(null, END_OF_SERVER.toSeconds(), TimeUnit.SECONDS)
          .join();
      processes.forEach(ProcessHandle::destroyForcibly);
    }
    return processes.size();
  }

  /** Our own commands name the folder, or the data directory in it, as an argument of its own. */
  private boolean isOne(ProcessHandle process) {
    List<String> names = List.of(folder.toString(), folder.resolve("data").toString());
    return process
        .info()
        .arguments()
        .map(arguments -> Arrays.stream(arguments).anyMatch(names::contains))
        .orElse(false);
  }
}
