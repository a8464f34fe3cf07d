package dev.plumbline.benchmarks.hazards;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs of others. */
final class Command {

  private static final int MINUTES = 3;

  private Command() {}

  /**
   * What a program has said.
   *
   * @param status with which it ended
   * @param text on its standard output
   * @param errors on the other one
   */
  record Output(int status, String text, String errors) {}

  /**
   * Runs one to its end.
   *
   * @throws IOException if it cannot be started, or does not end within minutes
   */
  static Output output(List<String> command) throws IOException, InterruptedException {
    Path text = Files.createTempFile("plumbline-bench-", ".out");
    Path errors = Files.createTempFile("plumbline-bench-", ".err");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(text.toFile())
              .redirectError(errors.toFile())
              .start();
      process.getOutputStream().close();
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
        throw new IOException(command.get(0) + " did not end within " + MINUTES + " minutes");
      }
      return new Output(process.exitValue(), read(text), read(errors));
    } finally {
      Files.delete(text);
      Files.delete(errors);
    }
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
