package dev.plumbline.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is there of clusters whose data is under a folder.
 *
 * @param place the folder
 */
record Leftovers(Path place) {

  /** After a kill, by when no process may be left. The supervisor needs some 100 ms. */
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int DEPTH_OF_CLUSTERS = 3;

  /** The folders of clusters, as in PLACE/plumbline-USER/KEY/1. */
  List<Path> clusters() throws IOException {
    try (Stream<Path> files = Files.find(place, DEPTH_OF_CLUSTERS, (file, facts) -> true)) {
      return files.filter(this::isCluster).sorted().toList();
    } catch (UncheckedIOException e) {
      return List.of(); // changed while being looked at
    }
  }

  private boolean isCluster(Path file) {
    return Files.isDirectory(file)
        && file.getNameCount() == place.getNameCount() + DEPTH_OF_CLUSTERS
        && file.getFileName().toString().matches("\\d+");
  }

  /** The processes that have something under the folder as an argument or work in it. */
  List<String> processes() {
    return ProcessHandle.allProcesses()
        .filter(process -> !process.equals(ProcessHandle.current()))
        .filter(process -> namesPlace(process) || isInside(process))
        .map(process -> process.pid() + " " + process.info().commandLine().orElse("?"))
        .toList();
  }

  private boolean namesPlace(ProcessHandle process) {
    return process
        .info()
        .arguments()
        .map(words -> Arrays.stream(words).anyMatch(word -> word.startsWith(place.toString())))
        .orElse(false);
  }

  private boolean isInside(ProcessHandle process) {
    try {
      return Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/cwd")).startsWith(place);
    } catch (IOException e) {
      return false; // gone, or not Linux
    }
  }

  Path awaitCluster() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (clusters().isEmpty()) {
      assertThat(System.nanoTime()).as("no cluster in %s", place).isLessThan(deadline);
      Thread.sleep(1);
    }
    return clusters().get(0);
  }

  /** Returns how long it took, in milliseconds. */
  long awaitNoProcess() throws InterruptedException {
    long start = System.nanoTime();
    while (!processes().isEmpty() && System.nanoTime() < start + LIMIT.toNanos()) {
      Thread.sleep(10);
    }
    assertThat(processes()).as("processes left").isEmpty();
    return Duration.ofNanos(System.nanoTime() - start).toMillis();
  }

  /** Waits until one cluster is left, and nothing works in it. */
  Path awaitOneAtRest() throws IOException, InterruptedException {
    awaitNoProcess();
    assertThat(clusters()).as("clusters left").hasSize(1);
    assertThat(clusters().get(0).resolve("running")).doesNotExist();
    return clusters().get(0);
  }

  /** Waits until no cluster is left. */
  void awaitNoCluster() throws IOException, InterruptedException {
    awaitNoProcess();
    assertThat(clusters()).as("clusters left").isEmpty();
  }
}
