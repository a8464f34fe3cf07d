package dev.plumbline.benchmarks.databases;

import dev.plumbline.benchmarks.machine.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the servers of a data folder take.
 *
 * @param data the data folder, with the servers' data directories somewhere in it
 */
record ServerFootprint(Path data) {

  /**
   * What processes take.
   *
   * @param kind how it was measured: PSS counts shared memory once, RSS for each process
   */
  record Memory(String kind, double mebibytes) {}

  /** Of postmasters and all that they started. */
  Memory memory() throws IOException {
    List<Long> processes = processes();
    if (processes.isEmpty()) {
      throw new IOException("No server runs in " + data);
    }
    boolean pss = Files.isReadable(rollup(processes.get(0)));
    long kibibytes = 0;
    for (long process : processes) {
      kibibytes +=
          pss
              ? kibibytes(rollup(process), "Pss:")
              : kibibytes(Path.of("/proc/" + process + "/status"), "VmRSS:");
    }
    return new Memory(pss ? "PSS" : "RSS, shared memory many times", kibibytes / 1024.0);
  }

  private List<Long> processes() throws IOException {
    return new FileTree(data)
        .files().stream()
            .filter(file -> file.endsWith("postmaster.pid"))
            .flatMap(ServerFootprint::postmaster)
            .flatMap(postmaster -> Stream.concat(Stream.of(postmaster), postmaster.descendants()))
            .map(ProcessHandle::pid)
            .toList();
  }

  private static Stream<ProcessHandle> postmaster(Path pidFile) {
    try {
      return ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).get(0).strip())).stream();
    } catch (IOException e) {
      return Stream.empty(); // it has just ended
    }
  }

  private static Path rollup(long process) {
    return Path.of("/proc/" + process + "/smaps_rollup");
  }

  private static long kibibytes(Path file, String field) throws IOException {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith(field))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (NoSuchFileException e) {
      return 0; // a background process has just ended
    }
  }
}
