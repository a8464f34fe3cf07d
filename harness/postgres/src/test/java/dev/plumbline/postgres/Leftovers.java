package dev.plumbline.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is there of servers whose data is under a folder.
 *
 * @param place the folder
 */
record Leftovers(Path place) {

  /** After a kill, by when everything must be gone. The supervisor needs some 100 ms. */
  private static final Duration LIMIT = Duration.ofSeconds(5);

  List<Path> folders() throws IOException {
    try (Stream<Path> files = Files.list(place)) {
      return files.toList();
    }
  }

  /** The processes that have something under the folder as an argument, this JVM aside. */
  List<String> processes() {
    return ProcessHandle.allProcesses()
        .filter(process -> !process.equals(ProcessHandle.current()))
        .filter(this::namesPlace)
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

  Path awaitSomeFolder() throws IOException, InterruptedException {
    long deadline = deadline();
    while (folders().isEmpty()) {
      assertThat(System.nanoTime()).as("no folder in %s", place).isLessThan(deadline);
      Thread.sleep(1);
    }
    return folders().get(0);
  }

  void awaitNoProcess() throws InterruptedException {
    long deadline = deadline();
    while (!processes().isEmpty() && System.nanoTime() < deadline) {
      Thread.sleep(10);
    }
    assertThat(processes()).as("processes left").isEmpty();
  }

  void awaitNothing() throws IOException, InterruptedException {
    awaitNoProcess();
    long deadline = deadline();
    while (!folders().isEmpty() && System.nanoTime() < deadline) {
      Thread.sleep(10);
    }
    assertThat(folders()).as("folders left").isEmpty();
  }

  private static long deadline() {
    return System.nanoTime() + LIMIT.toNanos();
  }
}
