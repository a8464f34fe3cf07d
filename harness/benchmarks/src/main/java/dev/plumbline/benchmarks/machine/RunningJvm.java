package dev.plumbline.benchmarks.machine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A JVM that was started here. Not safe for several threads. */
public final class RunningJvm implements AutoCloseable {

  /** Fourteen contracts on a slow, busy machine take two minutes; longer than this is stuck. */
  private static final long LIMIT_MINUTES = 10;

  private static final long END_SECONDS = 20;

  private final Process process;
  private final long start;
  private final Path errors;
  private final BufferedReader output;
  private final Writer input;

  RunningJvm(Process process, long start, Path errors) {
    this.process = process;
    this.start = start;
    this.errors = errors;
    this.output = process.inputReader(StandardCharsets.UTF_8);
    this.input = process.outputWriter(StandardCharsets.UTF_8);
    CompletableFuture.delayedExecutor(LIMIT_MINUTES, TimeUnit.MINUTES)
        .execute(process::destroyForcibly);
  }

  /** Time since its start. */
  public Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Writes a line to its standard input. */
  public void say(String line) throws IOException {
    input.write(line + "\n");
    input.flush();
  }

  /**
   * Waits for a line of its standard output.
   *
   * @throws IOException with all that it said, if it ends without such a line
   */
  public String awaitLine(String beginning) throws IOException, InterruptedException {
    String line = output.readLine();
    while (line != null && !line.startsWith(beginning)) {
      line = output.readLine();
    }
    if (line == null) {
      throw new IOException(
          "It ended ("
              + process.waitFor()
              + ") without a line that begins with \""
              + beginning
              + "\". It said:\n"
              + Files.readString(errors));
    }
    return line;
  }

  /**
   * Waits for its end.
   *
   * @return the rest of its standard output, by lines
   * @throws IOException with all that it said, unless it ends well
   */
  public List<String> awaitEnd() throws IOException, InterruptedException {
    List<String> rest = output.lines().toList();
    int status = process.waitFor();
    if (status != 0) {
      throw new IOException(
          "It ended with status "
              + status
              + ". It said:\n"
              + String.join("\n", rest)
              + "\n"
              + Files.readString(errors));
    }
    return rest;
  }

  /** Ends it if it still runs: closes its standard input, and insists if that is not enough. */
  @Override
  public void close() throws IOException, InterruptedException {
    input.close();
    if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
      process.destroy();
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    }
    Files.deleteIfExists(errors);
  }
}
