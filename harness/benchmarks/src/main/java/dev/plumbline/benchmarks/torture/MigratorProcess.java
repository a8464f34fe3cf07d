package dev.plumbline.benchmarks.torture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** A migration in a process of its own. Killed when closed. */
final class MigratorProcess implements AutoCloseable {

  private final Process process;
  private final Path output;

  private MigratorProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  static MigratorProcess start(List<String> command, TortureDatabase database) throws IOException {
    Path output = Files.createTempFile("plumbline-torture-", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("PGPASSWORD", database.password());
    builder.environment().put("LIQUIBASE_ANALYTICS_ENABLED", "false");
    Process process = builder.start();
    process.getOutputStream().close();
    return new MigratorProcess(process, output);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** SIGTERM. */
  void terminate() {
    process.destroy();
  }

  /** Waits for its end; empty if it does not come in time. */
  OptionalInt end(Duration patience) throws InterruptedException {
    return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)
        ? OptionalInt.of(process.exitValue())
        : OptionalInt.empty();
  }

  /** What it has said. */
  String said() throws IOException {
    return Files.readString(output, StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException, InterruptedException {
    kill();
    Files.deleteIfExists(output);
  }
}
