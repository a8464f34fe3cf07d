package dev.plumbline.benchmarks.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a whole process took, from its start to its end.
 *
 * @param wall time on the clock
 * @param cpuMillis time of all cores, in ms; empty where the system does not tell (it is not Linux)
 * @param peakMebibytes most memory that was resident at a time, in MiB; empty likewise
 */
public record MeasuredProcess(
    Duration wall, OptionalDouble cpuMillis, OptionalDouble peakMebibytes) {

  /** A shell that, when its only child has ended, tells the child's time in clock ticks. */
  private static final String TELLING =
      "\"$@\"; status=$?;"
          + " [ -r /proc/$$/stat ] && cut -d' ' -f16,17 /proc/$$/stat > \"$0\"; exit $status";

  /** Linux counts processes' time in hundredths of a second, whatever the kernel's own tick is. */
  private static final double MILLIS_PER_TICK = 10;

  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
  private static final double KIBIBYTES = 1024;
  private static final long POLL_MILLIS = 5;

  /** Many times what anything here takes: who waits for himself would wait for ever. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /**
   * Runs a command to its end.
   *
   * @param environment in addition to this process's own
   * @throws IOException with all that it said, unless it ends well within five minutes
   */
  public static MeasuredProcess of(List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("plumbline-bench-", ".log");
    Path ticks = Files.createTempFile("plumbline-bench-", ".ticks");
    try {
      List<String> words = new ArrayList<>(List.of("sh", "-c", TELLING, ticks.toString()));
      words.addAll(command);
      ProcessBuilder builder =
          new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile());
      builder.environment().putAll(environment);
      long start = System.nanoTime();
      Process shell = builder.start();
      shell.getOutputStream().close();
      double peak = peakUntilEnd(shell, start);
      Duration wall = Duration.ofNanos(System.nanoTime() - start);
      if (shell.isAlive() || shell.exitValue() != 0) {
        String end =
            shell.isAlive()
                ? "It did not end within " + PATIENCE.toMinutes() + " minutes"
                : "It ended with status " + shell.exitValue();
        shell.descendants().forEach(ProcessHandle::destroyForcibly);
        shell.destroyForcibly().waitFor();
        throw new IOException(
            end + ". It said:\n" + Files.readString(output, StandardCharsets.UTF_8));
      }
      return new MeasuredProcess(
          wall, cpu(ticks), peak > 0 ? OptionalDouble.of(peak) : OptionalDouble.empty());
    } finally {
      Files.delete(output);
      Files.delete(ticks);
    }
  }

  /** The kernel remembers the peak, so only what comes in the last moments can be missed. */
  private static double peakUntilEnd(Process shell, long start) throws InterruptedException {
    double peak = 0;
    while (!shell.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)
        && System.nanoTime() - start < PATIENCE.toNanos()) {
      peak = Math.max(peak, shell.children().mapToDouble(MeasuredProcess::peak).sum());
    }
    return peak;
  }

  private static double peak(ProcessHandle process) {
    try {
      Matcher peak = PEAK.matcher(Files.readString(Path.of("/proc/" + process.pid() + "/status")));
      return peak.find() ? Long.parseLong(peak.group(1)) / KIBIBYTES : 0;
    } catch (IOException e) {
      return 0; // it has ended, or this is not Linux
    }
  }

  private static OptionalDouble cpu(Path ticks) throws IOException {
    String told = Files.readString(ticks).strip();
    if (told.isEmpty()) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    for (String figure : told.split(" ", -1)) {
      sum += Long.parseLong(figure);
    }
    return OptionalDouble.of(sum * MILLIS_PER_TICK);
  }
}
