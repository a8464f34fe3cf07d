package dev.plumbline.benchmarks.handout;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Runs paced tests in a JVM of its own. Says {@code ready} when the first database has been handed
 * out; then, for each number on its standard input, runs that many tests and says how many
 * nanoseconds each waited. Ends when there is no more input.
 */
final class HandOutProcess {

  static final String READY = "ready";
  static final String WAITS = "waits ";

  private HandOutProcess() {}

  /** With the peer's name. */
  public static void main(String... arguments) throws Exception {
    try (FreshDatabases databases = Peer.valueOf(arguments[0]).open();
        BufferedReader input =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      PacedTests tests = new PacedTests(databases);
      tests.run(1);
      System.out.println(READY);
      String line = input.readLine();
      while (line != null) {
        System.out.println(WAITS + text(tests.run(Integer.parseInt(line))));
        line = input.readLine();
      }
    }
    System.exit(0); // some peers leave threads behind
  }

  private static String text(List<Duration> waits) {
    return waits.stream()
        .map(wait -> Long.toString(wait.toNanos()))
        .collect(Collectors.joining(" "));
  }
}
