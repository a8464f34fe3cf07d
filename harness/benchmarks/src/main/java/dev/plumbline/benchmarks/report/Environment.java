package dev.plumbline.benchmarks.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where figures come from: figures of different environments must not be compared. */
public final class Environment {

  private Environment() {}

  /**
   * What can be told before anything is measured.
   *
   * @param repository the folder of this project's repository
   */
  public static Map<String, Object> facts(Path repository)
      throws IOException, InterruptedException {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    facts.put("commit", commit(repository));
    facts.put("cpus", Runtime.getRuntime().availableProcessors());
    facts.put("memoryMiB", memory() >> 20);
    facts.put(
        "os", String.join(" ", property("os.name"), property("os.version"), property("os.arch")));
    facts.put("jdk", property("java.vm.name") + " " + property("java.runtime.version"));
    return facts;
  }

  private static String property(String name) {
    return System.getProperty(name, "?");
  }

  private static long memory() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean machine
        ? machine.getTotalMemorySize()
        : 0;
  }

  /**
   * With a {@code +} if the working copy differs from it; unknown in a copy without its history.
   */
  private static String commit(Path repository) throws InterruptedException {
    try {
      String commit = git(repository, "rev-parse", "--short=12", "HEAD");
      return commit + (git(repository, "status", "--porcelain").isEmpty() ? "" : "+");
    } catch (IOException e) {
      return "unknown (" + e.getMessage() + ")";
    }
  }

  private static String git(Path repository, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .directory(repository.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(output.lines().findFirst().orElse("git failed"));
    }
    return output.strip();
  }
}
