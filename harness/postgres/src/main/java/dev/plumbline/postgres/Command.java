package dev.plumbline.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A command of the operating system that ends by itself and prints little.
 *
 * @param words program and arguments
 */
record Command(List<String> words) {

  private static final long LIMIT_SECONDS = 20;

  static Command of(String... words) {
    return new Command(List.of(words));
  }

  /**
   * How it ended.
   *
   * @param succeeded whether its exit status was 0
   * @param output what it printed, to stdout and stderr
   */
  record Outcome(boolean succeeded, String output) {}

  Outcome run() {
    try {
      Process process =
          new ProcessBuilder(words)
              .redirectErrorStream(true)
              .redirectInput(new File("/dev/null"))
              .start();
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return new Outcome(false, "no end after " + LIMIT_SECONDS + " s");
      }
      byte[] output = process.getInputStream().readAllBytes();
      return new Outcome(
          process.exitValue() == 0, new String(output, StandardCharsets.UTF_8).strip());
    } catch (IOException e) {
      return new Outcome(false, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClusterException("Interrupted while running " + this, e);
    }
  }

  @Override
  public String toString() {
    return String.join(" ", words);
  }
}
